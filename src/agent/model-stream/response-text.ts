import { GrowingText } from './growing-text.js';
import { asIndex, asObject } from './regular-stream.js';
import { type Members, type RegularItem, regularPart } from './response-item.js';
import type { ResponseThoughts } from './response-thoughts.js';
import type { StreamedItem } from './streamed-item.js';
import { textWasThought } from './text-was-thought.js';
import type { Piece } from './thought-tags.js';

const TEXT_DELTA = 'response.output_text.delta';
const EMPTY_PART = { type: 'output_text', text: '', annotations: [] };

/** An event that needs no care. */
interface TextDelta {
  readonly type: typeof TEXT_DELTA;
  readonly item_id: string;
  readonly content_index: number;
  readonly delta: string;
}

/** The text of the messages of one response. A message is announced with its first word: before it there may be a thought. */
export class ResponseText {
  /** The part of a message to which nearly all events add text. */
  private growing?: { readonly item: StreamedItem; readonly part: number };

  constructor(private readonly thoughts: ResponseThoughts) {}

  /** Takes nearly all events: more text of the same part, which holds no tag. @returns false for any other. */
  take(event: unknown): boolean {
    const { type, item_id, content_index, delta } = (event ?? {}) as TextDelta;
    const { growing } = this;
    if (type !== TEXT_DELTA || !growing || item_id !== growing.item.id || content_index !== growing.part) return false;
    if (typeof delta !== 'string' || delta === '' || !growing.item.tags.takeText(delta)) return false;
    growing.item.texts[growing.part]!.add(delta);
    return true;
  }

  /** @param event that announces the message. */
  begin(message: StreamedItem, event: Members): unknown[] {
    const { item } = message;
    message.frame = [{ ...event, type: 'response.output_item.added', item: { ...item, content: [] } }];
    return this.addTexts(message, item);
  }

  /** The texts of a message that did not come as deltas. */
  addTexts(message: StreamedItem, { content }: RegularItem): unknown[] {
    return (content as readonly Members[]).flatMap(({ text }, part) =>
      typeof text === 'string' && text !== '' ? this.add(message, part, text) : [],
    );
  }

  addPart(message: StreamedItem, event: Members): unknown[] {
    const index = asIndex(event.content_index) ?? 0;
    const part = regularPart(event.part);
    if (!part || message.isDone || message.announcedParts.has(index)) return [];
    const { text } = part;
    if (typeof text !== 'string' || text === '') return this.announcePart(message, index, { ...event, part });
    const begin = { ...event, part: { ...part, text: '' } };
    return [...this.announcePart(message, index, begin), ...this.add(message, index, text)];
  }

  /** @param event that holds the text. */
  add(message: StreamedItem, part: number, delta: string, event: Members = {}): unknown[] {
    if (message.isDone || delta === '') return [];
    const before = this.announcePart(message, part);
    this.growing = { item: message, part };
    const pieces = message.tags.feed(delta) ?? [{ kind: 'text', text: delta } as const];
    // Also an empty thought is no part of the text.
    if (message.tags.hasThought) message.hasThoughts = true;
    return [...before, ...pieces.flatMap((piece) => this.show(piece, message, part, event))];
  }

  /** The end of a part, with its whole text. */
  endPart(message: StreamedItem, event: Members): unknown[] {
    if (message.isDone) return [];
    const part = asIndex(event.content_index) ?? 0;
    const sent = typeof event.text === 'string' ? event.text : '';
    const isUnseen = !message.texts[part]?.value && !message.hasThoughts;
    const before = isUnseen ? this.add(message, part, sent) : [];
    before.push(...this.end(message));
    if (!message.hasThoughts && sent !== '') message.texts[part] = new GrowingText(sent);
    const text = message.texts[part]?.value ?? '';
    if (message.frame.length > 0) return before;
    return [...before, { ...event, item_id: message.id, content_index: part, text }];
  }

  /** What the tags hold back at the end of the text. */
  end(message: StreamedItem): unknown[] {
    const part = this.growing?.item === message ? this.growing.part : 0;
    if (this.growing?.item === message) this.growing = undefined;
    const pieces = message.tags.end();
    return [...pieces.flatMap((piece) => this.show(piece, message, part)), ...this.thoughts.end()];
  }

  private show(piece: Piece, message: StreamedItem, part: number, event: Members = {}): unknown[] {
    if (piece.kind === 'text') {
      (message.texts[part] ??= new GrowingText()).add(piece.text);
      const place = { item_id: message.id, content_index: part };
      const frame = message.frame.splice(0);
      return [...this.thoughts.end(), ...frame, { ...event, type: TEXT_DELTA, ...place, delta: piece.text }];
    }
    message.hasThoughts = true;
    if (piece.kind !== 'was_thought') return this.thoughts.add(`${message.id} thought`, piece.text);
    if (message.frame.length > 0) return this.thoughts.add(`${message.id} thought`, piece.text);
    message.texts.length = 0;
    message.announcedParts.clear();
    message.frame = [{ type: 'response.output_item.added', item: { ...message.item, content: [] } }];
    this.announcePart(message, part);
    return [textWasThought(piece, message.id)];
  }

  private announcePart(message: StreamedItem, index: number, sent: Members = { part: EMPTY_PART }): unknown[] {
    if (message.announcedParts.has(index)) return [];
    message.announcedParts.add(index);
    message.texts[index] ??= new GrowingText();
    const event = { ...sent, type: 'response.content_part.added', item_id: message.id, content_index: index };
    if (message.frame.length === 0) return [event];
    message.frame.push(event);
    return [];
  }
}

/** Whether a message has something to show. */
export function hasContent({ content }: RegularItem): boolean {
  return (content as readonly unknown[]).some((part) => {
    const { text, refusal } = asObject(part) ?? {};
    return (typeof text === 'string' && text !== '') || typeof refusal === 'string';
  });
}
