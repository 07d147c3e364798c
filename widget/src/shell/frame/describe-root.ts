import { directionOf } from '../locale.js';
import type { Layout } from './panel-frame.js';

interface RootState {
  layout: Layout;
  opened: boolean;
  phone: boolean;
  locale: string;
}

/** Tells the style sheets what they have to draw. */
export function describeRoot(root: HTMLElement, host: HTMLElement, { layout, opened, phone, locale }: RootState): void {
  Object.assign(root.dataset, { layout, open: String(opened), phone: String(phone) });
  host.dataset['layout'] = layout;
  root.lang = locale;
  root.dir = directionOf(locale, host);
}
