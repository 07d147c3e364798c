import type { EventName, WidgetBridge, WidgetEvents } from '../host/bridge.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { PanelHandle, Question } from '../host/panel-handle.js';
import type { Quote } from '../session/chat-store.js';
import { shellText } from '../strings/shell-strings.js';
import { applyTheme, themeOf, watchScheme } from './appearance/theme.js';
import { adoptStyle, element } from './dom.js';
import { describeRoot } from './frame/describe-root.js';
import { keepOpen, openAgain } from './frame/kept-open.js';
import { Launcher } from './frame/launcher.js';
import { PanelFrame } from './frame/panel-frame.js';
import { SidebarWidth } from './frame/sidebar-width.js';
import { Surroundings } from './frame/surroundings.js';
import { isPhone, watchViewport } from './frame/viewport.js';
import { keyMeaning } from './keys.js';
import { localeOf } from './locale.js';
import { questionInAddress, watchAskingElements, withSource } from './page/deep-link.js';
import { flashTarget, navigate } from './page/navigate.js';
import { watchPageChanges } from './page/page-changes.js';
import { pageTitle, readerContext } from './page/reader-context.js';
import { SelectionOffer } from './selection/selection-offer.js';
import css from './shell.css?inline';
import type { ShellSettings } from './shell-settings.js';
import { StringBundle } from './string-bundle.js';

/**
 * The widget around its panel: launcher, selection offer, theme, shortcuts and what the page is asked. It needs no
 * framework, so that a page pays for the panel only when a reader wants it.
 */
export class WidgetShell implements WidgetBridge {
  private readonly root = element('div', { class: 'root' });
  private readonly frame = new PanelFrame();
  private readonly launcher = new Launcher();
  private readonly offer: SelectionOffer;
  private readonly sidebar: SidebarWidth;
  private readonly listening = new AbortController();
  private readonly optionListeners = new Set<() => void>();
  private readonly cleanups: (() => void)[] = [];
  readonly onPageChange = watchPageChanges;
  private readonly strings = new StringBundle(() => this.changed());
  private readonly surroundings: Surroundings;
  private given: ChatWidgetOptions;
  private loading: Promise<PanelHandle> | null = null;
  private handle: PanelHandle | null = null;
  private opener: HTMLElement | null = null;
  private opened = false;

  constructor(private readonly settings: ShellSettings) {
    this.given = settings.options;
    const { host } = settings;
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
      onAsk: ({ text, truncated }) => void this.ask({ quote: { text, truncated } }),
    });
    this.sidebar = new SidebarWidth(this.root, this.frame.resizer, () => this.reserveRoom(), signal);
    this.listen(signal);
    this.update();
    if (this.layout === 'inline') void this.open({ focus: false });
    else this.openAtStart();
    this.emit('ready', {});
  }

  options(): ChatWidgetOptions {
    return this.current;
  }

  setOptions(options: ChatWidgetOptions): void {
    this.given = options;
    this.changed();
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
    this.optionListeners.add(listener);
    return () => this.optionListeners.delete(listener);
  }

  /** The panel, loaded if it is not yet. A failed load may be tried again. */
  panel(): Promise<PanelHandle> {
    this.loading ??= this.load();
    return this.loading;
  }

  async open({ focus = true } = {}): Promise<void> {
    if (!this.opened) this.reveal();
    const handle = await this.panel().catch(() => null);
    if (focus && this.opened) handle?.focusComposer();
  }

  close(): void {
    if (!this.opened || this.layout === 'inline') return;
    const hadFocus = this.settings.host.shadowRoot?.activeElement !== null;
    this.opened = false;
    keepOpen(false);
    this.update();
    if (hadFocus) (this.opener?.isConnected ? this.opener : this.launcher.button).focus();
  }

  toggle(): void {
    if (this.opened) this.close();
    else void this.open();
  }

  async ask(question: Question): Promise<void> {
    await this.open({ focus: false });
    (await this.panel()).ask(withSource(question));
  }

  dispose(): void {
    this.listening.abort();
    this.offer.dispose();
    this.surroundings.release();
    for (const cleanup of this.cleanups) cleanup();
    this.handle?.dispose();
    this.root.remove();
  }

  private get current(): ChatWidgetOptions {
    return this.strings.merged(this.given);
  }

  private get layout(): 'popup' | 'sidebar' | 'inline' {
    return this.current.layout ?? 'popup';
  }

  private changed(): void {
    this.update();
    for (const listener of this.optionListeners) listener();
  }

  private async load(): Promise<PanelHandle> {
    this.frame.showLoading(shellText(this.current.strings, 'panel.loading'));
    try {
      this.handle = await this.settings.mountPanel(this.frame.slot, this);
      return this.handle;
    } catch (error) {
      this.loading = null;
      this.frame.showFailure(this.current, () => void this.open());
      this.emit('error', { error: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    }
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
    button.addEventListener('click', () => void this.open(), { signal });
    button.addEventListener('pointerenter', () => void this.panel().catch(() => undefined), { signal, once: true });
    document.addEventListener('keydown', (event) => this.onKey(event), { signal });
    watchAskingElements((question) => this.ask(question), signal);
    window.addEventListener('hashchange', () => flashTarget(), { signal });
    this.cleanups.push(
      watchScheme(this.settings.host, () => this.update()),
      watchViewport(this.root, () => this.update()),
    );
  }

  private onKey(event: KeyboardEvent): void {
    const key = keyMeaning(event);
    if (key === 'ask' && this.current.shortcut !== false) this.onShortcut(event);
    if (key === 'escape') this.onEscape(event);
    if (key !== 'widen' || !this.opened || this.layout !== 'sidebar') return;
    event.preventDefault();
    this.sidebar.toggleWide();
  }

  private onShortcut(event: KeyboardEvent): void {
    event.preventDefault();
    const selection = this.offer.current();
    this.offer.hide();
    if (selection) void this.ask({ quote: { text: selection.text, truncated: selection.truncated } });
    else this.toggle();
  }

  /** Inner layers first, then the panel; never more than one at a time. */
  private onEscape(event: KeyboardEvent): void {
    if (this.offer.hide()) return;
    if (!this.opened || document.activeElement !== this.settings.host) return;
    event.preventDefault();
    if (!this.handle?.escape()) this.close();
  }

  private openAtStart(): void {
    const text = questionInAddress();
    if (text === null) return openAgain(() => void this.open({ focus: false }));
    this.emit('deeplink', { name: 'ask', data: { text } });
    void this.ask({ text }).catch(() => undefined);
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
