import { asArray, asIndex, asObject, asText } from './regular-stream.js';
import type { Members } from './response-item.js';

const SUMMARY = 'response.reasoning_summary_text';
/** Events in which servers send thoughts: a summary, or the thoughts themselves. */
const THOUGHT_EVENT = /^response\.(reasoning_summary_text|reasoning_summary|reasoning_text|reasoning)\.(delta|done)$/;

/** The thoughts of one response, as the events of a summary, which the reader is shown. Each one gets its beginning and end. */
export class ResponseThoughts {
  private open?: { readonly itemId: string; readonly index: number; text: string };
  private readonly announced = new Set<string>();
  private readonly shown = new Set<string>();
  /** The kind of events that came first: servers that send both repeat themselves. */
  private kind?: string;

  /** A reasoning item that the server has announced itself. */
  announce(itemId: string): void {
    this.announced.add(itemId);
  }

  /** @returns undefined for an event of another kind. */
  read(event: Members, itemId: string): unknown[] | undefined {
    const [, kind, step] = THOUGHT_EVENT.exec(event.type as string) ?? [];
    if (kind === undefined) return undefined;
    this.kind ??= kind;
    if (kind !== this.kind) return [];
    const id = asText(event.item_id) ?? itemId;
    const index = asIndex(event.summary_index) ?? asIndex(event.content_index) ?? 0;
    if (step === 'delta') return typeof event.delta === 'string' ? this.add(id, event.delta, index) : [];
    const isOpen = this.open?.itemId === id && this.open.index === index;
    const text = asText(event.text);
    if (!isOpen) return text === undefined ? [] : [...this.add(id, text, index), ...this.end()];
    return this.end(text);
  }

  /** The end of a reasoning item: its summary, when nothing of it was streamed. */
  finish(itemId: string, { summary }: Members): unknown[] {
    const parts = this.shown.has(itemId) ? [] : asArray(summary);
    const texts = parts.map((part) => asText(asObject(part)?.text)).filter((text) => text !== undefined);
    return [...texts.flatMap((text, index) => this.add(itemId, text, index)), ...this.end()];
  }

  add(itemId: string, delta: string, index = 0): unknown[] {
    const isOther = this.open !== undefined && (this.open.itemId !== itemId || this.open.index !== index);
    const before = isOther ? this.end() : [];
    if (!this.announced.has(itemId)) {
      this.announced.add(itemId);
      const item = { type: 'reasoning', id: itemId, summary: [] };
      before.push({ type: 'response.output_item.added', item });
    }
    this.shown.add(itemId);
    this.open ??= { itemId, index, text: '' };
    this.open.text += delta;
    return [...before, { type: `${SUMMARY}.delta`, item_id: itemId, summary_index: index, delta }];
  }

  /** @param text of the whole thought, when the server has sent it. */
  end(text?: string): unknown[] {
    if (!this.open) return [];
    const { itemId, index } = this.open;
    const done = { type: `${SUMMARY}.done`, item_id: itemId, summary_index: index, text: text ?? this.open.text };
    this.open = undefined;
    return [done];
  }
}
