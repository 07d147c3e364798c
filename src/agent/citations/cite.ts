import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AssistantMessageItem } from '../../protocol/items.js';
import type { AssistantContent } from '../../protocol/messages.js';
import type { ContentPartUpdate, ThreadItemUpdate } from '../../protocol/updates.js';
import { type CitedText, citeText, PartCitations } from './part-citations.js';
import type { PassageNumbers } from './passage-numbers.js';

/**
 * Turns the `[n]` of a model into annotations that link to the passages found in this turn. Readers never see a marker,
 * nor half of one: what may become a marker is held back until it is decided.
 */
export async function* cite(
  events: AsyncIterable<ResponderEvent>,
  passages: PassageNumbers,
): AsyncGenerator<ResponderEvent, void, void> {
  const parts = new Map<string, PartCitations>();
  for await (const event of events) {
    if (event.type === 'thread.item.updated' && isContentUpdate(event.update)) {
      for (const update of citeUpdate(event.update, partOf(event.item_id, event.update.content_index))) {
        yield { ...event, update };
      }
    } else if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') {
      yield { ...event, item: citeItem(event.item, passages) };
    } else {
      yield event;
    }
  }

  function partOf(itemId: string, contentIndex: number): PartCitations {
    const key = `${itemId} ${contentIndex}`;
    const part = parts.get(key) ?? new PartCitations(passages);
    parts.set(key, part);
    return part;
  }
}

function isContentUpdate(update: ThreadItemUpdate): update is ContentPartUpdate {
  return update.type.startsWith('assistant_message.content_part.');
}

function* citeUpdate(update: ContentPartUpdate, part: PartCitations): Generator<ContentPartUpdate> {
  const { content_index } = update;
  switch (update.type) {
    case 'assistant_message.content_part.added':
      yield { ...update, content: { ...update.content, text: '' } };
      if (update.content.text !== '') yield* toUpdates(part.feed(update.content.text), content_index, part);
      return;
    case 'assistant_message.content_part.text_delta':
      yield* toUpdates(part.feed(update.delta), content_index, part);
      return;
    case 'assistant_message.content_part.annotation_added':
      yield { ...update, annotation_index: part.annotationCount++, annotation: part.place(update.annotation) };
      return;
    case 'assistant_message.content_part.done':
      yield* toUpdates(part.finish(), content_index, part);
      yield { ...update, content: { ...update.content, text: part.textOf(update.content.text) } };
      return;
    default:
      update satisfies never;
  }
}

function* toUpdates({ text, annotations }: CitedText, content_index: number, part: PartCitations): Generator<ContentPartUpdate> {
  if (text !== '') yield { type: 'assistant_message.content_part.text_delta', content_index, delta: text };
  for (const annotation of annotations) {
    const annotation_index = part.annotationCount++;
    yield { type: 'assistant_message.content_part.annotation_added', content_index, annotation_index, annotation };
  }
}

function citeItem(item: AssistantMessageItem, passages: PassageNumbers): AssistantMessageItem {
  return { ...item, content: item.content.map((part) => citeContent(part, passages)) };
}

function citeContent(part: AssistantContent, passages: PassageNumbers): AssistantContent {
  const { text, annotations } = citeText(part.text, passages, part.annotations);
  return { ...part, text, annotations: [...annotations] };
}
