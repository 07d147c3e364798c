import { type ReactNode, useEffect, useState } from 'react';
import { FILLED, ICONS } from './built-in.js';
import type { LucideIcon } from './lucide.js';
import { findMoreIcon } from './more-icons.js';

interface IconProps {
  name: string | null | undefined;
  size?: number;
}

/** An icon by its ChatKit or Lucide name. An unknown name renders nothing. */
export function Icon({ name, size = 16 }: IconProps): ReactNode {
  const Drawing = useIcon(name);
  if (!Drawing || !name) return null;
  const fill = FILLED.has(name) ? 'currentColor' : 'none';
  return <Drawing size={size} strokeWidth={1.75} fill={fill} aria-hidden className="glyph" />;
}

function useIcon(name: string | null | undefined): LucideIcon | null {
  const known = name && Object.hasOwn(ICONS, name) ? ICONS[name] : undefined;
  const lucide = !known && name?.startsWith('lucide:') ? name.slice(7) : null;
  const [found, setFound] = useState<{ name: string; Drawing: LucideIcon } | null>(null);
  useEffect(() => {
    if (lucide === null || Object.hasOwn(ICONS, lucide)) return;
    let wanted = true;
    findMoreIcon(lucide).then(
      (Drawing) => wanted && Drawing && setFound({ name: lucide, Drawing }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [lucide]);
  if (known) return known;
  if (lucide !== null && Object.hasOwn(ICONS, lucide)) return ICONS[lucide] ?? null;
  return found !== null && found.name === lucide ? found.Drawing : null;
}
