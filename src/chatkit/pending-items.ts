import type { ThreadItem } from '../protocol/items.js';
import type { ThreadItemUpdate } from '../protocol/updates.js';
import { applyContentUpdate } from './apply-content-update.js';

/**
 * Items that were announced but not finished, as far as they have come: what is left of an answer when it is stopped.
 * Copies are kept, so later changes by the producer do not show here.
 */
export class PendingItems {
  private readonly items = new Map<string, ThreadItem>();

  add(item: ThreadItem): void {
    this.items.set(item.id, structuredClone(item));
  }

  remove(itemId: string): void {
    this.items.delete(itemId);
  }

  /** An update of an unknown item, or of the wrong kind for it, changes nothing. */
  update(itemId: string, update: ThreadItemUpdate): void {
    const item = this.items.get(itemId);
    if (item?.type === 'assistant_message') applyContentUpdate(item.content, update);
    else if (item?.type === 'workflow') applyTaskUpdate(item.workflow.tasks, update);
  }

  list(): ThreadItem[] {
    return [...this.items.values()];
  }
}

function applyTaskUpdate(tasks: unknown[], update: ThreadItemUpdate): void {
  if (update.type === 'workflow.task.added') tasks.push(structuredClone(update.task));
  if (update.type === 'workflow.task.updated' && update.task_index in tasks) {
    tasks[update.task_index] = structuredClone(update.task);
  }
}
