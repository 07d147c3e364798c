import { newId } from '../../common/ids.js';
import type { AssistantMessageItem, GeneratedImageItem, ThreadItem } from '../../protocol/items.js';
import type { ThreadItemUpdate } from '../../protocol/updates.js';
import type { AgentContext } from '../agent-context.js';
import { AnswerSize } from './answer-size.js';
import type { ImageLinks } from './image-links.js';
import { type GrowingThought, ThoughtRoom } from './thought-limits.js';

/** A thought that is shown while it grows. Only the first thought of a workflow is shown this way. */
export interface StreamingThought {
  readonly workflowId: string;
  readonly itemId: string;
  readonly part: number;
  readonly taskIndex: number;
  readonly growing: GrowingThought;
}

/** The state that the converters of one run share, and the queue for their events. */
export class AnswerBuilder {
  streamingThought?: StreamingThought;
  image?: GeneratedImageItem;
  lastCallId?: string;
  readonly size = new AnswerSize();
  readonly thoughts = new ThoughtRoom();
  /** Messages that the reader sees and that have no end yet. A picture that fails has none, as in the reference. */
  private readonly open = new Set<string>();
  private readonly ids = new Map<string, string>();
  private readonly annotationCounts = new Map<string, number>();

  constructor(
    readonly context: AgentContext,
    readonly imageLinks: ImageLinks,
  ) {}

  /** A new id for a message of the provider: some providers give every message the same id. */
  openMessage(providerId: string): string {
    const id = newId('message');
    this.ids.set(providerId, id);
    return id;
  }

  /** Undefined for a message that was never announced. */
  messageId(providerId: string): string | undefined {
    return this.ids.get(providerId);
  }

  /** Counts annotations by part, so that dropped ones leave no gap. */
  nextAnnotationIndex(messageId: string, part: number): number {
    const key = `${messageId} ${part}`;
    const index = this.annotationCounts.get(key) ?? 0;
    this.annotationCounts.set(key, index + 1);
    return index;
  }

  get hasOpenMessage(): boolean {
    return this.open.size > 0;
  }

  added(item: ThreadItem): void {
    if (item.type === 'assistant_message') this.open.add(item.id);
    this.context.events.push({ type: 'thread.item.added', item });
  }

  updated(itemId: string | undefined, update: ThreadItemUpdate): void {
    if (itemId) this.context.events.push({ type: 'thread.item.updated', item_id: itemId, update });
  }

  removed(itemId: string | undefined): void {
    if (!itemId) return;
    this.open.delete(itemId);
    this.context.events.push({ type: 'thread.item.removed', item_id: itemId });
  }

  done(item: ThreadItem): void {
    this.open.delete(item.id);
    this.context.events.push({ type: 'thread.item.done', item });
  }

  /** A message of the model, which may turn out to be the last item of the answer. */
  messageDone(item: AssistantMessageItem): void {
    this.open.delete(item.id);
    this.context.events.pushMaybeLast({ type: 'thread.item.done', item });
  }

  /** The members that every item has. */
  itemBase(id: string): Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'> {
    return { id, thread_id: this.context.thread.id, created_at: this.context.clock.now().toISOString() };
  }
}
