import type { ThreadStreamEvent } from '../../../src/protocol/events.js';
import type { ThreadItem } from '../../../src/protocol/items.js';

type Workflow = Extract<ThreadItem, { type: 'workflow' }>;

/** The text that a client shows after the whole stream: of finished messages, else of their deltas. */
export function shownText(events: readonly ThreadStreamEvent[]): string {
  const texts = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'thread.item.updated' && 'delta' in event.update) {
      texts.set(event.item_id, (texts.get(event.item_id) ?? '') + event.update.delta);
    }
    if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') {
      texts.set(event.item.id, event.item.content.map(({ text }) => text).join(''));
    }
    if (event.type === 'thread.item.removed') texts.delete(event.item_id);
  }
  return [...texts.values()].join('');
}

/** The thoughts of all workflows, as they are shown last. */
export function shownThoughts(events: readonly ThreadStreamEvent[]): string[] {
  const workflows = new Map<string, Workflow>();
  for (const event of events) {
    if ('item' in event && event.item.type === 'workflow') workflows.set(event.item.id, structuredClone(event.item));
    if (event.type !== 'thread.item.updated') continue;
    const tasks = workflows.get(event.item_id)?.workflow.tasks;
    const { update } = event;
    if (update.type === 'workflow.task.added' || update.type === 'workflow.task.updated') {
      if (tasks) tasks[update.task_index] = update.task;
    }
  }
  return [...workflows.values()].flatMap(thoughtsIn);
}

export function thoughtsIn({ workflow }: Workflow): string[] {
  return workflow.tasks.flatMap((task) => (task.type === 'thought' ? [task.content] : []));
}

export function noticesOf(events: readonly ThreadStreamEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
}

/** The annotations of all finished messages. */
export function citationsOf(events: readonly ThreadStreamEvent[]): unknown[] {
  return events.flatMap((event) =>
    event.type === 'thread.item.done' && event.item.type === 'assistant_message'
      ? event.item.content.flatMap(({ annotations }) => annotations)
      : [],
  );
}

/** Ids of items that were added and neither finished nor removed. */
export function unfinishedItems(events: readonly ThreadStreamEvent[]): string[] {
  const open = new Set<string>();
  for (const event of events) {
    if (event.type === 'thread.item.added') open.add(event.item.id);
    if (event.type === 'thread.item.done') open.delete(event.item.id);
    if (event.type === 'thread.item.removed') open.delete(event.item_id);
  }
  return [...open];
}
