import { copyJson } from '../../common/copy-json.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadItemUpdate } from '../../protocol/updates.js';
import type { Task } from '../../protocol/workflows.js';
import type { ResponderEvent } from '../responder.js';
import { applyContentUpdate } from './apply-content-update.js';

/**
 * Items that were announced but not finished, as far as they have come: what is left of an answer when it is stopped.
 * Copies are kept, so later changes by the producer do not show here.
 */
export class PendingItems {
  private readonly items = new Map<string, ThreadItem>();

  /** What an event of the answer means for what is not finished. */
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

  /** Whether the update is part of a pending item now: not of an unknown item, nor of the wrong kind for it. */
  update(itemId: string, update: ThreadItemUpdate): boolean {
    const item = this.items.get(itemId);
    if (item?.type === 'assistant_message') return applyContentUpdate(item.content, update);
    return item?.type === 'workflow' && applyTaskUpdate(item.workflow.tasks, update);
  }

  /** Messages that have text. Widgets and workflows that were not finished are not kept (reference: server.py). */
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
