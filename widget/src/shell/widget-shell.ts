import type { EventName, WidgetBridge, WidgetEvents } from '../host/bridge.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { PanelHandle, Question } from '../host/panel-handle.js';
import type { Quote } from '../session/chat-store.js';
import { shellText } from '../strings/shell-strings.js';
import { adoptStyle, element } from './dom.js';
import { Launcher } from './launcher.js';
import { directionOf, localeOf } from './locale.js';
import { makePageInert } from './modal.js';
import { flashTarget, isSamePage, isSameSite } from './navigate.js';
import { watchPageChanges } from './page-changes.js';
import { readPageContext } from './page-context.js';
import { PanelFrame } from './panel-frame.js';
import { SelectionOffer } from './selection/selection-offer.js';
import { sessionId } from './session-id.js';
import css from './shell.css?inline';
import { SidebarWidth } from './sidebar-width.js';
import { applyTheme, themeOf, watchScheme } from './theme.js';
import { isPhone, watchViewport } from './viewport.js';

export type MountPanel = (slot: HTMLElement, bridge: WidgetBridge) => Promise<PanelHandle>;

export interface ShellSettings {
  host: HTMLElement;
  mountPanel: MountPanel;
  /** Where the backend is when the options do not say. */
  defaultApiUrl: string;
  options: ChatWidgetOptions;
}

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
  private current: ChatWidgetOptions;
  private loading: Promise<PanelHandle> | null = null;
  private handle: PanelHandle | null = null;
  private opener: HTMLElement | null = null;
  private releasePage: (() => void) | null = null;
  private opened = false;

  constructor(private readonly settings: ShellSettings) {
    this.current = settings.options;
    const { host } = settings;
    const { signal } = this.listening;
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    adoptStyle(shadow, css);
    const offerButton = element('button', { class: 'offer', type: 'button', hidden: '' });
    this.root.append(this.frame.panel, this.launcher.button, offerButton);
    shadow.replaceChildren(this.root);
    const { options } = this;
    this.offer = new SelectionOffer({
      host,
      button: offerButton,
      options: () => options.call(this).selection ?? {},
      onAsk: ({ text, truncated }) => void this.ask({ quote: { text, truncated } }),
    });
    this.sidebar = new SidebarWidth(this.root, this.frame.resizer, () => this.reserveRoom(), signal);
    this.listen(signal);
    this.update();
    if (this.layout === 'inline') void this.open({ focus: false });
    else this.openForDeepLink();
    this.emit('ready', {});
  }

  get isOpen(): boolean {
    return this.opened;
  }

  options(): ChatWidgetOptions {
    return this.current;
  }

  setOptions(options: ChatWidgetOptions): void {
    this.current = options;
    this.update();
    for (const listener of this.optionListeners) listener();
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
    const { title: _title, ...page } = readPageContext(this.current, this.settings.host);
    return {
      session_id: sessionId(this.current.sessionId),
      context_mode: quote ? 'selected_text' : 'full_book',
      page_context: page,
      ...(quote ? { selected_text: quote.text } : {}),
    };
  }

  pageTitle(): string | null {
    const { title, current_lesson, current_chapter } = readPageContext(this.current, this.settings.host);
    if (title) return title;
    const known = (current_lesson ?? null) !== null || (current_chapter ?? null) !== null;
    return known ? document.title || null : null;
  }

  /** Links of this site stay in this tab, so that the conversation goes along; the rest is the browser's. */
  navigate(url: string, event?: { preventDefault(): void }): void {
    if (!isSameSite(url)) return;
    if (this.current.onNavigate) {
      if (this.current.onNavigate(url) !== false) event?.preventDefault();
      return;
    }
    if (!isSamePage(url)) return;
    event?.preventDefault();
    const { hash } = new URL(url, location.href);
    if (isPhone() && this.layout !== 'inline') this.close();
    if (hash !== location.hash) location.hash = hash;
    flashTarget(hash);
  }

  onOptionsChange(listener: () => void): () => void {
    this.optionListeners.add(listener);
    return () => this.optionListeners.delete(listener);
  }

  onPageChange(listener: () => void): () => void {
    return watchPageChanges(listener);
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
    this.update();
    if (hadFocus) (this.opener?.isConnected ? this.opener : this.launcher.button).focus();
  }

  toggle(): void {
    if (this.opened) this.close();
    else void this.open();
  }

  async ask(question: Question): Promise<void> {
    await this.open({ focus: false });
    const quote = question.quote && { source: document.title, ...question.quote };
    (await this.panel()).ask({ ...question, ...(quote ? { quote } : {}) });
  }

  dispose(): void {
    this.listening.abort();
    this.offer.dispose();
    this.releasePage?.();
    for (const cleanup of this.cleanups) cleanup();
    this.handle?.dispose();
    document.documentElement.style.removeProperty('--bw-sidebar-inset');
    this.root.remove();
  }

  private get layout(): 'popup' | 'sidebar' | 'inline' {
    return this.current.layout ?? 'popup';
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
    this.offer.hide();
    this.update();
  }

  private listen(signal: AbortSignal): void {
    const { button } = this.launcher;
    button.addEventListener('click', () => void this.open(), { signal });
    button.addEventListener('pointerenter', () => void this.panel().catch(() => undefined), { signal, once: true });
    document.addEventListener('keydown', (event) => this.onKey(event), { signal });
    window.addEventListener('hashchange', () => flashTarget(), { signal });
    this.cleanups.push(
      watchScheme(this.settings.host, () => this.update()),
      watchViewport(this.root, () => this.update()),
    );
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'i' && this.current.shortcut !== false)
      return this.onShortcut(event);
    if (command && event.key === '.' && this.opened && this.layout === 'sidebar') {
      event.preventDefault();
      return this.sidebar.toggleWide();
    }
    if (event.key === 'Escape') this.onEscape(event);
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

  /** `?ask=` fills the composer and never sends: a link must not spend anybody's quota. */
  private openForDeepLink(): void {
    const text = new URLSearchParams(location.search).get('ask');
    if (!text) return;
    const name = 'ask';
    this.emit('deeplink', { name, data: { text } });
    void this.ask({ text: text.slice(0, 2_000) }).catch(() => undefined);
  }

  private update(): void {
    const { host } = this.settings;
    const { root, frame, opened, layout } = this;
    const phone = isPhone() && layout !== 'inline';
    Object.assign(root.dataset, { layout, open: String(opened), phone: String(phone) });
    host.dataset['layout'] = layout;
    root.lang = this.locale();
    root.dir = directionOf(root.lang, host);
    frame.panel.hidden = !opened;
    frame.describe(this.current, layout, phone);
    this.launcher.update(this.current, opened, layout === 'inline');
    const offer = root.querySelector<HTMLElement>('.offer');
    if (offer) offer.textContent = shellText(this.current.strings, 'selection.ask');
    applyTheme(root, themeOf(this.current), host);
    this.reserveRoom();
    this.holdPage(opened && phone);
  }

  /** A page may leave the sidebar its room with `padding-inline-end: var(--bw-sidebar-inset)`. */
  private reserveRoom(): void {
    const takesRoom = this.opened && this.layout === 'sidebar' && !isPhone();
    const inset = takesRoom ? `${this.sidebar?.value ?? 0}px` : '0px';
    document.documentElement.style.setProperty('--bw-sidebar-inset', inset);
  }

  private holdPage(hold: boolean): void {
    if (hold) {
      this.releasePage ??= makePageInert(this.settings.host);
      return;
    }
    this.releasePage?.();
    this.releasePage = null;
  }
}
