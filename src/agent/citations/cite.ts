import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AssistantMessageItem } from '../../protocol/items.js';
import type { ContentPartUpdate, ThreadItemUpdate } from '../../protocol/updates.js';
import { LinkFilter } from '../answer-links/link-filter.js';
import type { AddressRule } from '../answer-links/link-rule.js';
import { type CitedText, PartCitations } from './part-citations.js';
import type { PassageNumbers } from './passage-numbers.js';

/**
 * Replaces the markers `[n]` of a model by annotations that link to the passages found in this turn, and applies the rule
 * about links to everything else. Readers never see a marker or a part of one: text that may become a marker is held back
 * until more text arrives.
 */
export class Citations {
  private readonly messages = new Map<string, PartCitations[]>();
  private lastId?: string;
  private lastParts: PartCitations[] = [];

  private readonly links: LinkFilter;

  constructor(
    private readonly passages: PassageNumbers,
    rule: AddressRule,
  ) {
    this.links = new LinkFilter(rule, passages);
  }

  /** Reads the long whole texts of the next events in pieces, between which the event loop gets turns. */
  async readAhead(events: readonly ResponderEvent[]): Promise<void> {
    for (const event of events) {
      if (event.type === 'thread.item.updated') {
        const { item_id, update } = event;
        if (update.type !== 'assistant_message.content_part.done') continue;
        await this.part(item_id, update.content_index).read(update.content.text, true);
      } else if ('item' in event && event.type !== 'thread.item.added' && event.item.type === 'assistant_message') {
        for (const [index, { text }] of event.item.content.entries()) await this.part(event.item.id, index).read(text);
      }
    }
  }

  /** @param events the next events of the answer, in order. */
  cite(events: readonly ResponderEvent[]): readonly ResponderEvent[] {
    const cited: ResponderEvent[] = [];
    for (const event of events) citeEvent(event, this, this.links, cited);
    return cited;
  }

  /**
   * The citations of one part of a message. Fast when it belongs to the same message as the last time, as it mostly
   * does.
   */
  part(itemId: string, contentIndex: number): PartCitations {
    if (itemId !== this.lastId) {
      this.lastId = itemId;
      this.lastParts = this.messages.get(itemId) ?? [];
      this.messages.set(itemId, this.lastParts);
    }
    return (this.lastParts[contentIndex] ??= new PartCitations(this.passages, this.links));
  }
}

/** @param cited receives the event, changed where needed. */
function citeEvent(event: ResponderEvent, parts: Citations, links: LinkFilter, cited: ResponderEvent[]): void {
  if (event.type === 'thread.item.updated' && isContentUpdate(event.update)) {
    const { item_id, update } = event;
    const updates = citeUpdate(update, parts.part(item_id, update.content_index));
    if (updates === AS_IT_IS) cited.push(event);
    else for (const update of updates) cited.push({ ...event, update });
  } else if ('item' in event && event.item.type === 'assistant_message') {
    const isWhole = event.type !== 'thread.item.added';
    cited.push({ ...event, item: isWhole ? citeItem(event.item, parts) : beginItem(event.item, parts) });
  } else {
    cited.push(links.event(event));
  }
}

function isContentUpdate(update: ThreadItemUpdate): update is ContentPartUpdate {
  return update.type.startsWith('assistant_message.content_part.');
}

/** The result for an update that needs no change, such as nearly every text delta. */
const AS_IT_IS: ContentPartUpdate[] = [];

/** @returns the updates to send instead; `AS_IT_IS` for no change. */
function citeUpdate(update: ContentPartUpdate, part: PartCitations): ContentPartUpdate[] {
  const { content_index } = update;
  switch (update.type) {
    case 'assistant_message.content_part.added': {
      const { text } = update.content;
      const annotations = part.placeAll(update.content.annotations);
      const empty = { ...update, content: { ...update.content, text: '', annotations } };
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
      const annotations = part.placeAll(update.content.annotations);
      const { text } = part.whole(update.content.text);
      return [...rest, { ...update, content: { ...update.content, text, annotations } }];
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

/** A message that begins with text: the deltas that follow continue that text. */
function beginItem(item: AssistantMessageItem, parts: Citations): AssistantMessageItem {
  const content = item.content.map((content, index) => {
    const part = parts.part(item.id, index);
    const { text, annotations } = part.feed(content.text);
    return { ...content, text, annotations: [...part.placeAll(content.annotations), ...annotations] };
  });
  return { ...item, content };
}

function citeItem(item: AssistantMessageItem, parts: Citations): AssistantMessageItem {
  const content = item.content.map((part, index) => {
    const { text, annotations } = parts.part(item.id, index).whole(part.text, part.annotations);
    return { ...part, text, annotations: [...annotations] };
  });
  return { ...item, content };
}
