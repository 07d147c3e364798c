import type { ChatWidgetOptions } from '../../host/options.js';
import { shellText } from '../../strings/shell-strings.js';
import { element } from '../dom.js';
import { directionOf } from '../locale.js';

export type Layout = 'popup' | 'sidebar' | 'inline';

/** The outer element of the panel. It exists before the content is loaded and shows a placeholder until then. */
export class PanelFrame {
  readonly panel = element('section', { class: 'panel', tabindex: '-1', hidden: '' });
  readonly resizer = element('div', {
    class: 'resizer',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
  });
  readonly slot = element('div', { class: 'slot' });

  constructor() {
    this.panel.append(this.resizer, this.slot);
  }

  describe(options: ChatWidgetOptions, layout: Layout, phone: boolean, opened: boolean): void {
    const { panel, resizer } = this;
    panel.hidden = !opened;
    const roles = { popup: 'dialog', sidebar: 'complementary', inline: 'region' };
    panel.setAttribute('role', phone ? 'dialog' : roles[layout]);
    panel.setAttribute('aria-label', options.frameTitle ?? shellText(options.strings, 'panel.label'));
    if (phone) panel.setAttribute('aria-modal', 'true');
    else panel.removeAttribute('aria-modal');
    resizer.hidden = layout !== 'sidebar' || phone;
    resizer.setAttribute('aria-label', shellText(options.strings, 'panel.resize'));
  }

  showLoading(label: string): void {
    const lines = ['70%', '95%', '85%', '40%'].map((width) => {
      const line = element('div', { class: 'bone' });
      line.style.width = width;
      return line;
    });
    this.slot.replaceChildren(element('div', { class: 'loading', role: 'status', 'aria-label': label }, ...lines));
  }

  showFailure(options: ChatWidgetOptions, onRetry: () => void): void {
    const button = element(
      'button',
      { class: 'plain-button', type: 'button' },
      shellText(options.strings, 'panel.retry'),
    );
    button.addEventListener('click', onRetry);
    const text = element('p', {}, shellText(options.strings, 'panel.failed'));
    this.slot.replaceChildren(element('div', { class: 'load-failed', role: 'alert' }, text, button));
  }
}

interface RootState {
  layout: Layout;
  opened: boolean;
  phone: boolean;
  locale: string;
}

/** Writes the state of the widget to the attributes that its style sheets select by. */
export function describeRoot(root: HTMLElement, host: HTMLElement, { layout, opened, phone, locale }: RootState): void {
  Object.assign(root.dataset, { layout, open: String(opened), phone: String(phone) });
  host.dataset['layout'] = layout;
  root.lang = locale;
  root.dir = directionOf(locale, host);
}
