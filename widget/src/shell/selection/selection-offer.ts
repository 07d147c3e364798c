import type { SelectionOptions } from '../../host/options.js';
import { watchPageChanges } from '../page/page-changes.js';
import { type PageSelection, readSelection } from './read-selection.js';

const SETTLE_MILLISECONDS = 100;
const AFTER_POINTER_MILLISECONDS = 10;
const MARGIN = 8;
/** Distance from the corner, in pixels: above the launcher. */
const DOCK = { side: 20, bottom: 80 };

interface OfferSettings {
  host: HTMLElement;
  button: HTMLButtonElement;
  options: () => SelectionOptions;
  onAsk: (selection: PageSelection) => void;
}

/** The button "Ask about this" beside selected text. The text is used only when the reader presses it. */
export class SelectionOffer {
  private readonly listening = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pointerDown = false;
  private offered: PageSelection | null = null;
  private scrolledFrom = 0;
  private page = '';
  private readonly stopWatching: () => void;

  constructor(private readonly settings: OfferSettings) {
    const { signal } = this.listening;
    const on = (type: string, listener: (event: Event) => void, options: AddEventListenerOptions = {}): void =>
      document.addEventListener(type, listener, { signal, passive: true, capture: true, ...options });
    on('selectionchange', () => !this.pointerDown && this.check(SETTLE_MILLISECONDS));
    on('pointerdown', () => (this.pointerDown = true));
    for (const type of ['pointerup', 'pointercancel', 'dragend']) on(type, () => this.pointerReleased());
    on('keyup', () => this.check(SETTLE_MILLISECONDS));
    on('scroll', () => this.hideWhenFar());
    this.armButton(signal);
    // On another page the offered text is no longer shown.
    this.stopWatching = watchPageChanges(() => location.pathname !== this.page && this.hide());
  }

  /** The selection that the shortcut asks about; null when there is none or the offer is disabled. */
  current(): PageSelection | null {
    const options = this.settings.options();
    return options.enabled === false ? null : readSelection(this.settings.host, options);
  }

  name(label: string): void {
    this.settings.button.textContent = label;
  }

  hide(): boolean {
    const wasShown = this.offered !== null;
    clearTimeout(this.timer);
    this.offered = null;
    this.settings.button.hidden = true;
    return wasShown;
  }

  dispose(): void {
    this.hide();
    this.stopWatching();
    this.listening.abort();
  }

  private armButton(signal: AbortSignal): void {
    const { button } = this.settings;
    // `preventDefault` keeps the selection. Its text was read before, because focus in the message box clears it on
    // touch.
    button.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    button.addEventListener('click', () => this.ask(), { signal });
  }

  private ask(): void {
    const selection = this.offered;
    this.hide();
    if (selection) this.settings.onAsk(selection);
  }

  private pointerReleased(): void {
    this.pointerDown = false;
    this.check(AFTER_POINTER_MILLISECONDS);
  }

  private check(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), delay);
  }

  private show(): void {
    const selection = this.current();
    if (selection === null) return void this.hide();
    this.offered = selection;
    this.scrolledFrom = window.scrollY;
    this.page = location.pathname;
    this.settings.button.hidden = false;
    this.place(selection.place);
  }

  /**
   * Places the button below the end of the selection, with more distance on touch screens, where the system shows its
   * own bar; else above it; else, when neither place is visible, above the launcher.
   */
  private place(at: DOMRect): void {
    const { button } = this.settings;
    const { width, height } = button.getBoundingClientRect();
    const gap = matchMedia('(pointer: coarse)').matches ? 18 : MARGIN;
    const tops = [at.bottom + gap, at.top - height - gap];
    const visible = tops.find((top) => top >= MARGIN && top + height + MARGIN <= window.innerHeight);
    const docked = window.innerWidth - width - DOCK.side;
    const left = visible === undefined ? docked : Math.max(MARGIN, at.right - width / 2);
    button.style.top = `${visible ?? window.innerHeight - height - DOCK.bottom}px`;
    button.style.left = `${Math.min(left, window.innerWidth - width - MARGIN)}px`;
  }

  private hideWhenFar(): void {
    if (this.offered === null) return;
    if (Math.abs(window.scrollY - this.scrolledFrom) > window.innerHeight) return void this.hide();
    const place = readSelection(this.settings.host, this.settings.options())?.place;
    if (place) this.place(place);
  }
}
