import type { EventName, WidgetBridge, WidgetEvents } from '../host/bridge.js';
import { watchFailure } from '../host/failures.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { PanelHandle, Question } from '../host/panel-handle.js';
import type { Quote } from '../host/quote.js';
import { shellText } from '../strings/shell-strings.js';
import { applyTheme, themeOf, watchScheme } from './appearance/theme.js';
import { adoptStyle, element } from './dom.js';
import { keepOpen, openAgain } from './frame/kept-open.js';
import { Launcher } from './frame/launcher.js';
import { describeRoot, type Layout, PanelFrame } from './frame/panel-frame.js';
import { SidebarWidth } from './frame/sidebar-width.js';
import { Surroundings } from './frame/surroundings.js';
import { isPhone, watchViewport } from './frame/viewport.js';
import { watchKeys } from './keyboard.js';
import { localeOf } from './locale.js';
import { OptionSource } from './option-source.js';
import { questionInAddress, watchAskingElements, withSource } from './page/deep-link.js';
import { flashTarget, navigate } from './page/navigate.js';
import { watchPageChanges } from './page/page-changes.js';
import { pageTitle, readerContext } from './page/reader-context.js';
import { PanelLoader } from './panel-loader.js';
import { SelectionOffer } from './selection/selection-offer.js';
import css from './shell.css?inline';
import type { ShellSettings } from './shell-settings.js';

/**
 * The widget around its panel: launcher, selection offer, theme, shortcuts, and what is read from the page. It uses no
 * framework, so that a page loads React and the panel only when a reader opens the chat.
 */
export class WidgetShell implements WidgetBridge {
  private readonly root = element('div', { class: 'root' });
  private readonly frame = new PanelFrame();
  private readonly launcher = new Launcher();
  private readonly offer: SelectionOffer;
  private readonly sidebar: SidebarWidth;
  private readonly listening = new AbortController();
  private readonly cleanups: (() => void)[] = [];
  readonly onPageChange = watchPageChanges;
  private readonly surroundings: Surroundings;
  private readonly source: OptionSource;
  private readonly loader: PanelLoader;
  /** The element that had the focus when the panel was opened; the focus returns to it. */
  private opener: HTMLElement | null = null;
  private opened = false;

  constructor(private readonly settings: ShellSettings) {
    const { host, mountPanel, options } = settings;
    this.source = new OptionSource(options, () => this.update());
    this.loader = new PanelLoader({ frame: this.frame, mountPanel, bridge: this, onRetry: () => void this.open() });
    this.surroundings = new Surroundings(host);
    const { signal } = this.listening;
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    adoptStyle(shadow, css);
    const offerButton = element('button', { class: 'offer', type: 'button', hidden: '' });
    this.root.append(this.frame.panel, this.launcher.button, offerButton);
    shadow.replaceChildren(this.root);
    this.offer = new SelectionOffer({
      host,
      button: offerButton,
      options: () => this.current.selection ?? {},
      onAsk: ({ text, truncated }) => watchFailure(this, this.ask({ quote: { text, truncated } })),
    });
    this.sidebar = new SidebarWidth(this.root, this.frame.resizer, () => this.reserveRoom(), signal);
    this.listen(signal);
    this.update();
    if (this.layout === 'inline') watchFailure(this, this.open({ focus: false }));
    else this.openAtStart();
    this.emit('ready', {});
  }

  options(): ChatWidgetOptions {
    return this.current;
  }

  setOptions(options: ChatWidgetOptions): void {
    this.source.set(options);
  }

  apiUrl(): string {
    return this.current.api?.url ?? this.settings.host.getAttribute('api') ?? this.settings.defaultApiUrl;
  }

  locale(): string {
    return localeOf(this.current.locale);
  }

  emit<Name extends EventName>(name: Name, detail: WidgetEvents[Name]): void {
    const event = new CustomEvent(`chatkit.${name}`, { detail, bubbles: true, composed: true });
    this.settings.host.dispatchEvent(event);
  }

  readerContext(quote: Quote | null): Record<string, unknown> {
    return readerContext(this.current, this.settings.host, quote);
  }

  pageTitle(): string | null {
    return pageTitle(this.current, this.settings.host);
  }

  navigate(url: string, event?: { preventDefault(): void }): void {
    const covered = isPhone() && this.layout !== 'inline';
    navigate(url, {
      onNavigate: this.current.onNavigate,
      ...(event ? { event } : {}),
      beforeScroll: () => covered && this.close(),
    });
  }

  onOptionsChange(listener: () => void): () => void {
    return this.source.listen(listener);
  }

  /** Loads the panel if it is not loaded yet. Rejects when loading fails; the next call tries again. */
  panel(): Promise<PanelHandle> {
    return this.loader.load();
  }

  /** Shows the panel at once and resolves when it is loaded, or has failed to load: the frame then offers a retry. */
  async open({ focus = true } = {}): Promise<void> {
    if (!this.opened) this.reveal();
    const handle = await this.panel().catch(() => null);
    if (focus && this.opened) handle?.focusComposer();
  }

  /** Hides the panel; a running answer goes on. An inline widget stays open. */
  close(): void {
    if (!this.opened || this.layout === 'inline') return;
    const hadFocus = this.settings.host.shadowRoot?.activeElement !== null;
    this.opened = false;
    keepOpen(false);
    this.update();
    if (!hadFocus) return;
    const target = this.opener?.isConnected ? this.opener : this.launcher.button;
    target.focus();
  }

  toggle(): void {
    if (this.opened) this.close();
    else watchFailure(this, this.open());
  }

  /** Opens the panel with the question in the message box. Nothing is sent until the reader sends it. */
  async ask(question: Question): Promise<void> {
    await this.open({ focus: false });
    (await this.panel()).ask(withSource(question));
  }

  dispose(): void {
    this.listening.abort();
    this.offer.dispose();
    this.surroundings.release();
    for (const cleanup of this.cleanups) cleanup();
    this.loader.dispose();
    this.root.remove();
  }

  private get current(): ChatWidgetOptions {
    return this.source.current;
  }

  private get layout(): Layout {
    return this.current.layout ?? 'popup';
  }

  private reveal(): void {
    const active = document.activeElement;
    const inside = active === this.settings.host;
    this.opener = active instanceof HTMLElement && active !== document.body && !inside ? active : null;
    this.opened = true;
    keepOpen(this.layout !== 'inline');
    this.offer.hide();
    this.update();
  }

  private listen(signal: AbortSignal): void {
    const { button } = this.launcher;
    button.addEventListener('click', () => watchFailure(this, this.open()), { signal });
    button.addEventListener('pointerenter', () => watchFailure(this, this.panel()), { signal, once: true });
    watchKeys(
      {
        ask: (event) => this.onShortcut(event),
        escape: (event) => this.onEscape(event),
        widen: (event) => this.onWiden(event),
      },
      signal,
    );
    watchAskingElements((question) => watchFailure(this, this.ask(question)), signal);
    window.addEventListener('hashchange', () => flashTarget(), { signal });
    this.cleanups.push(
      watchScheme(this.settings.host, () => this.update()),
      watchViewport(this.root, () => this.update()),
    );
  }

  private onWiden(event: KeyboardEvent): void {
    if (!this.opened || this.layout !== 'sidebar') return;
    event.preventDefault();
    this.sidebar.toggleWide();
  }

  private onShortcut(event: KeyboardEvent): void {
    if (this.current.shortcut === false) return;
    event.preventDefault();
    const selection = this.offer.current();
    this.offer.hide();
    if (selection) watchFailure(this, this.ask({ quote: { text: selection.text, truncated: selection.truncated } }));
    else this.toggle();
  }

  /** Closes one layer: the offer, else the innermost layer of the panel, else the panel. */
  private onEscape(event: KeyboardEvent): void {
    if (this.offer.hide()) return;
    if (!this.opened || document.activeElement !== this.settings.host) return;
    event.preventDefault();
    if (!this.loader.handle?.escape()) this.close();
  }

  private openAtStart(): void {
    const text = questionInAddress();
    if (text === null) return openAgain(() => watchFailure(this, this.open({ focus: false })));
    this.emit('deeplink', { name: 'ask', data: { text } });
    watchFailure(this, this.ask({ text }));
  }

  private update(): void {
    const { host } = this.settings;
    const { root, frame, opened, layout } = this;
    const phone = isPhone() && layout !== 'inline';
    describeRoot(root, host, { layout, opened, phone, locale: this.locale() });
    frame.describe(this.current, layout, phone, opened);
    this.launcher.update(this.current, opened, layout === 'inline');
    this.offer.name(shellText(this.current.strings, 'selection.ask'));
    applyTheme(root, themeOf(this.current), host);
    this.reserveRoom();
    this.surroundings.hold(opened && phone);
  }

  private reserveRoom(): void {
    const takesRoom = this.opened && this.layout === 'sidebar' && !isPhone();
    this.surroundings.reserve(takesRoom ? (this.sidebar?.value ?? 0) : 0);
  }
}
