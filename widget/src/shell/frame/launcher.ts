import type { ChatWidgetOptions } from '../../host/options.js';
import { shellText } from '../../strings/shell-strings.js';
import { element, icon } from '../dom.js';

const CHAT = 'M7.9 20A9 9 0 1 0 4 16.1L2 22Z';

/** The button in the corner that opens the panel: round, or with its label on wide screens. */
export class Launcher {
  private readonly label = element('span', { class: 'launcher-label' });
  readonly button = element('button', { class: 'launcher', type: 'button' }, icon(CHAT), this.label);

  update(options: ChatWidgetOptions, open: boolean, inline: boolean): void {
    const { launcher = true, strings } = options;
    const label =
      typeof launcher === 'object' && launcher.label ? launcher.label : shellText(strings, 'launcher.label');
    this.label.textContent = label;
    this.button.hidden = launcher === false || inline || open;
    this.button.setAttribute('aria-label', label);
    this.button.setAttribute('aria-expanded', String(open));
    this.button.title = shellText(strings, 'launcher.open');
  }
}
