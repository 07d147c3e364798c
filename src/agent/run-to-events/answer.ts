import { newId } from '../../common/ids.js';
import type { GeneratedImageItem, ThreadItem } from '../../protocol/items.js';
import type { ThreadItemUpdate } from '../../protocol/updates.js';
import type { AgentContext } from '../agent-context.js';
import type { ImageLinks } from './image-links.js';

/** The thought that grows word by word; only the first of a workflow does. */
export interface StreamingThought {
  readonly workflowId: string;
  readonly itemId: string;
  readonly part: number;
  readonly taskIndex: number;
  text: string;
}

/** What the converters of one run share. */
export class Answer {
  streamingThought?: StreamingThought;
  image?: GeneratedImageItem;
  lastCallId?: string;
  private readonly ids = new Map<string, string>();
  private readonly annotationCounts = new Map<string, number>();

  constructor(
    readonly context: AgentContext,
    readonly imageLinks: ImageLinks,
  ) {}

  /** A new id of ours for a message of the provider's: some providers give every message the same id. */
  openMessage(providerId: string): string {
    const id = newId('message');
    this.ids.set(providerId, id);
    return id;
  }

  /** Undefined for a message that was never announced. */
  messageId(providerId: string): string | undefined {
    return this.ids.get(providerId);
  }

  /** Counts annotations by part, so that those which are dropped leave no gap. */
  nextAnnotationIndex(messageId: string, part: number): number {
    const key = `${messageId} ${part}`;
    const index = this.annotationCounts.get(key) ?? 0;
    this.annotationCounts.set(key, index + 1);
    return index;
  }

  added(item: ThreadItem): void {
    this.context.events.push({ type: 'thread.item.added', item });
  }

  updated(itemId: string | undefined, update: ThreadItemUpdate): void {
    if (itemId) this.context.events.push({ type: 'thread.item.updated', item_id: itemId, update });
  }

  done(item: ThreadItem): void {
    this.context.events.push({ type: 'thread.item.done', item });
  }

  /** The members that every item has. */
  itemBase(id: string): Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'> {
    return { id, thread_id: this.context.thread.id, created_at: this.context.clock.now().toISOString() };
  }
}
