import { copyJson } from '../../common/copy-json.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadItemUpdate } from '../../protocol/updates.js';
import type { Task } from '../../protocol/workflows.js';
import type { ResponderEvent } from '../responder.js';
import { applyContentUpdate } from './apply-content-update.js';

/**
 * The unfinished items of an answer with their content so far, which are stored when the answer is stopped. Holds
 * copies, so later changes by the producer have no effect here.
 */
export class PendingItems {
  private readonly items = new Map<string, ThreadItem>();

  /** Updates the unfinished items after an event of the answer. */
  follow(event: ResponderEvent): void {
    switch (event.type) {
      case 'thread.item.added':
        return this.add(event.item);
      case 'thread.item.updated':
        this.update(event.item_id, event.update);
        return;
      case 'thread.item.done':
      case 'thread.item.replaced':
      case 'item.kept':
        return this.remove(event.item.id);
      case 'thread.item.removed':
        return this.remove(event.item_id);
      default:
    }
  }

  add(item: ThreadItem): void {
    this.items.set(item.id, copyJson(item));
  }

  remove(itemId: string): void {
    this.items.delete(itemId);
  }

  get(itemId: string): ThreadItem | undefined {
    return this.items.get(itemId);
  }

  /** Applies an update. False for an unknown item, and for an update that does not fit the item. */
  update(itemId: string, update: ThreadItemUpdate): boolean {
    const item = this.items.get(itemId);
    if (item?.type === 'assistant_message') return applyContentUpdate(item.content, update);
    return item?.type === 'workflow' && applyTaskUpdate(item.workflow.tasks, update);
  }

  /** Messages that have text. Unfinished ChatKit widgets and workflows are not kept (reference: server.py). */
  listWorthKeeping(): ThreadItem[] {
    return [...this.items.values()].filter(isMessageWithText);
  }
}

function isMessageWithText(item: ThreadItem): boolean {
  return item.type === 'assistant_message' && item.content.some((part) => part.text.trim() !== '');
}

function applyTaskUpdate(tasks: Task[], update: ThreadItemUpdate): boolean {
  const added = update.type === 'workflow.task.added';
  if (!added && !(update.type === 'workflow.task.updated' && update.task_index in tasks)) return false;
  tasks[added ? tasks.length : update.task_index] = copyJson(update.task);
  return true;
}
