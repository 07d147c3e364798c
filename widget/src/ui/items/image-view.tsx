import type { ReactNode } from 'react';
import type { GeneratedImageItem } from '../../wire/types.js';
import { usePanel } from '../context.js';

export function ImageView({ item, progress }: { item: GeneratedImageItem; progress: number }): ReactNode {
  const { t } = usePanel();
  const { image } = item;
  const usable = image && /^(https?:|data:image\/|blob:|\/)/.test(image.url) ? image.url : null;
  if (usable === null) return <div className="image-waiting shimmer">{t('image.drawing')}</div>;
  const sharp = progress === 0 || progress >= 1;
  return <img className={sharp ? 'generated-image' : 'generated-image unfinished'} src={usable} alt={t('image.alt')} />;
}
