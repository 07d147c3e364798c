import type { ChatWidgetOptions } from './host/options.js';
import type { ComposerValue, OutgoingMessage, Question } from './host/panel-handle.js';
import { OBSERVED_ATTRIBUTES, optionsFromAttributes } from './shell/attributes.js';
import type { MountPanel } from './shell/shell-settings.js';
import { WidgetShell } from './shell/widget-shell.js';

export const ELEMENT_NAME = 'chat-widget';

// Server-side rendering imports this file where `HTMLElement` does not exist.
const Base = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * `<chat-widget>`, with the methods and events of ChatKit.js's element. Methods that need the panel load it first, and
 * reject when that fails or when the call would interfere with a running answer (`BusyError`).
 */
export abstract class ChatWidgetElement extends Base {
  static readonly observedAttributes: readonly string[] = OBSERVED_ATTRIBUTES;
  protected abstract readonly mountPanel: MountPanel;
  protected abstract readonly defaultApiUrl: string;
  #options: ChatWidgetOptions = {};
  #shell: WidgetShell | null = null;

  connectedCallback(): void {
    const { mountPanel, defaultApiUrl } = this;
    this.#shell ??= new WidgetShell({ host: this, mountPanel, defaultApiUrl, options: this.#all() });
  }

  disconnectedCallback(): void {
    // Moving an element disconnects and reconnects it in the same task; that must not end the conversation.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#shell?.dispose();
      this.#shell = null;
    });
  }

  attributeChangedCallback(): void {
    this.#shell?.setOptions(this.#all());
  }

  /** Replaces all options that were set before. */
  setOptions(options: ChatWidgetOptions): void {
    this.#options = options;
    this.#shell?.setOptions(this.#all());
  }

  open(): Promise<void> {
    return this.#ready().open();
  }

  close(): void {
    this.#ready().close();
  }

  toggle(): void {
    this.#ready().toggle();
  }

  ask(question: Question): Promise<void> {
    return this.#ready().ask(question);
  }

  async focusComposer(): Promise<void> {
    await this.#ready().open();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.#ready().panel()).setThreadId(threadId);
  }

  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    await (await this.#ready().panel()).sendUserMessage(message);
  }

  async setComposerValue(value: ComposerValue): Promise<void> {
    (await this.#ready().panel()).setComposerValue(value);
  }

  async sendCustomAction(action: { type: string; payload?: unknown }, itemId?: string): Promise<void> {
    await (await this.#ready().panel()).sendCustomAction(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    await (await this.#ready().panel()).fetchUpdates();
  }

  async showHistory(): Promise<void> {
    (await this.#ready().panel()).showHistory();
  }

  async hideHistory(): Promise<void> {
    (await this.#ready().panel()).hideHistory();
  }

  #all(): ChatWidgetOptions {
    return { ...optionsFromAttributes(this), ...this.#options };
  }

  #ready(): WidgetShell {
    if (this.#shell === null) throw new Error('Put <chat-widget> into the page before you call its methods.');
    return this.#shell;
  }
}

/** Defines `<chat-widget>`. Does nothing on a server or when the element is already defined. */
export function defineElement(mountPanel: MountPanel, defaultApiUrl: string): void {
  if (typeof customElements === 'undefined' || customElements.get(ELEMENT_NAME)) return;
  customElements.define(
    ELEMENT_NAME,
    class extends ChatWidgetElement {
      protected override readonly mountPanel = mountPanel;
      protected override readonly defaultApiUrl = defaultApiUrl;
    },
  );
}
