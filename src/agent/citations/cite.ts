import { eventsOf, type ResponderEvent, type ResponderOutput } from '../../chatkit/responder.js';
import { mapped } from '../../common/iterables.js';
import type { AssistantMessageItem } from '../../protocol/items.js';
import type { ContentPartUpdate, ThreadItemUpdate } from '../../protocol/updates.js';
import { type CitedText, PartCitations } from './part-citations.js';
import type { PassageNumbers } from './passage-numbers.js';

/**
 * Turns the `[n]` of a model into annotations that link to the passages found in this turn. Readers never see a marker,
 * nor half of one: what may become a marker is held back until it is decided.
 */
export function cite(
  outputs: AsyncIterable<ResponderOutput>,
  passages: PassageNumbers,
): AsyncIterable<readonly ResponderEvent[]> {
  const parts = new MessageParts(passages);
  return mapped(outputs, (output) => {
    const cited: ResponderEvent[] = [];
    for (const event of eventsOf(output)) citeEvent(event, parts, cited);
    return cited;
  });
}

/** The parts of the messages of one turn. Nearly always the part that is asked for is the one of the last time. */
class MessageParts {
  private readonly messages = new Map<string, PartCitations[]>();
  private lastId?: string;
  private lastParts: PartCitations[] = [];

  constructor(private readonly passages: PassageNumbers) {}

  get(itemId: string, contentIndex: number): PartCitations {
    if (itemId !== this.lastId) {
      this.lastId = itemId;
      this.lastParts = this.messages.get(itemId) ?? [];
      this.messages.set(itemId, this.lastParts);
    }
    return (this.lastParts[contentIndex] ??= new PartCitations(this.passages));
  }
}

/** @param cited gets what the event has become. */
function citeEvent(event: ResponderEvent, parts: MessageParts, cited: ResponderEvent[]): void {
  if (event.type === 'thread.item.updated' && isContentUpdate(event.update)) {
    const { item_id, update } = event;
    const updates = citeUpdate(update, parts.get(item_id, update.content_index));
    if (updates === AS_IT_IS) cited.push(event);
    else for (const update of updates) cited.push({ ...event, update });
  } else if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') {
    cited.push({ ...event, item: citeItem(event.item, parts) });
  } else {
    cited.push(event);
  }
}

function isContentUpdate(update: ThreadItemUpdate): update is ContentPartUpdate {
  return update.type.startsWith('assistant_message.content_part.');
}

/** Nearly every piece of text holds no marker and nothing that must be cleaned. */
const AS_IT_IS: ContentPartUpdate[] = [];

/** @returns what the update has become, `AS_IT_IS` for no change. */
function citeUpdate(update: ContentPartUpdate, part: PartCitations): ContentPartUpdate[] {
  const { content_index } = update;
  switch (update.type) {
    case 'assistant_message.content_part.added': {
      const { text } = update.content;
      const empty = { ...update, content: { ...update.content, text: '' } };
      return text === '' ? [empty] : [empty, ...toUpdates(part.feed(text), content_index, part)];
    }
    case 'assistant_message.content_part.text_delta': {
      const cited = part.feed(update.delta);
      const isSame = cited.text === update.delta && cited.annotations.length === 0;
      return isSame ? AS_IT_IS : toUpdates(cited, content_index, part);
    }
    case 'assistant_message.content_part.annotation_added':
      return [{ ...update, annotation_index: part.annotationCount++, annotation: part.place(update.annotation) }];
    case 'assistant_message.content_part.done': {
      const rest = toUpdates(part.finish(), content_index, part);
      return [...rest, { ...update, content: { ...update.content, text: part.whole(update.content.text).text } }];
    }
    default:
      return update satisfies never;
  }
}

function toUpdates({ text, annotations }: CitedText, content_index: number, part: PartCitations): ContentPartUpdate[] {
  const updates: ContentPartUpdate[] = [];
  if (text !== '') updates.push({ type: 'assistant_message.content_part.text_delta', content_index, delta: text });
  for (const annotation of annotations) {
    const annotation_index = part.annotationCount++;
    updates.push({
      type: 'assistant_message.content_part.annotation_added',
      content_index,
      annotation_index,
      annotation,
    });
  }
  return updates;
}

function citeItem(item: AssistantMessageItem, parts: MessageParts): AssistantMessageItem {
  const content = item.content.map((part, index) => {
    const { text, annotations } = parts.get(item.id, index).whole(part.text, part.annotations);
    return { ...part, text, annotations: [...annotations] };
  });
  return { ...item, content };
}
