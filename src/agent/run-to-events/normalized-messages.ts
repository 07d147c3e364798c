import type { protocol } from '@openai/agents';
import { z } from 'zod';
import type { ModelCitation, ModelContent, ModelEvent } from './model-event.js';

const EMPTY: ModelContent = { text: '', citations: [] };
const PART = 0;

/**
 * How the SDK keeps the citations of a Chat Completions message (`normalizeUrlCitations` in its streaming converter).
 */
const chatCitationsSchema = z.array(
  z.object({ url_citation: z.object({ url: z.string(), title: z.string(), end_index: z.int() }) }),
);

/**
 * Translates the streams of Chat Completions and of the extractive model, which consist of text only and report the
 * message of the text at the end of the response. Returns the events that the Responses API would have sent.
 */
export class NormalizedMessages {
  private open?: { readonly itemId: string; readonly providerId?: string; text: string };
  private closed = 0;
  private total = 0;

  *delta(delta: string, providerId?: string): Generator<ModelEvent> {
    if (this.open && this.open.providerId !== providerId) yield* this.close();
    if (!this.open) yield* this.start(providerId);
    this.open!.text += delta;
    yield { type: 'text.delta', itemId: this.open!.itemId, part: PART, delta };
  }

  /** The open message turned out not to be one. */
  *remove(): Generator<ModelEvent> {
    if (!this.open) return;
    yield { type: 'message.removed', itemId: this.open.itemId };
    this.open = undefined;
  }

  /** The end of a response: finishes the message that streamed; messages that did not stream are sent whole. */
  *finish(output: readonly protocol.OutputModelItem[]): Generator<ModelEvent> {
    for (const message of output.filter(isMessage).slice(this.closed)) {
      if (!this.open && readFinishedMessage(message).text === '') continue;
      if (!this.open) yield* this.start();
      yield* this.close(message);
    }
    yield* this.close();
    this.closed = 0;
  }

  private *start(providerId?: string): Generator<ModelEvent> {
    this.total += 1;
    this.open = { itemId: `message ${this.total}`, providerId, text: '' };
    yield { type: 'message.added', itemId: this.open.itemId, content: [] };
    yield { type: 'part.added', itemId: this.open.itemId, part: PART, content: EMPTY };
  }

  private *close(message?: protocol.AssistantMessageItem): Generator<ModelEvent> {
    if (!this.open) return;
    const { itemId, text } = this.open;
    const content = message ? readFinishedMessage(message) : { text, citations: [] };
    const isSilent = message !== undefined && isRefusal(message);
    if (text === '' && content.text !== '' && !isSilent) {
      yield { type: 'text.delta', itemId, part: PART, delta: content.text };
    }
    for (const citation of content.citations) yield { type: 'citation.added', itemId, part: PART, citation };
    if (!isSilent) yield { type: 'text.done', itemId, part: PART, text: content.text };
    yield { type: 'message.done', itemId, content: [content] };
    this.open = undefined;
    this.closed += 1;
  }
}

function isMessage(item: protocol.OutputModelItem): item is protocol.AssistantMessageItem {
  return (item.type === 'message' || item.type === undefined) && 'role' in item && item.role === 'assistant';
}

/** The complete text of a finished message of the SDK: all its parts as one. */
function readFinishedMessage(message: protocol.AssistantMessageItem): ModelContent {
  const parts = message.content.map(readPart);
  return { text: parts.map((part) => part.text).join(''), citations: parts.flatMap((part) => part.citations) };
}

function isRefusal(message: protocol.AssistantMessageItem): boolean {
  return message.content.some((part) => part.type === 'refusal');
}

function readPart(part: protocol.AssistantMessageItem['content'][number]): ModelContent {
  if (part.type === 'refusal') return { text: part.refusal, citations: [] };
  if (part.type !== 'output_text') return { text: '', citations: [] };
  return { text: part.text, citations: readChatCitations(part.providerData?.annotations) };
}

function readChatCitations(annotations: unknown): ModelCitation[] {
  const { data = [] } = chatCitationsSchema.safeParse(annotations);
  return data.map(({ url_citation: { url, title, end_index } }) => ({ kind: 'url', url, title, index: end_index }));
}
