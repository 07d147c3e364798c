import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { ThreadItemUpdate } from '../../protocol/updates.js';
import type { Task } from '../../protocol/workflows.js';

/** An event of the simple endpoint: its name and its data. */
export interface NamedEvent {
  readonly name: string;
  readonly data: object;
}

export const DONE: NamedEvent = { name: 'done', data: {} };

/**
 * Translates a ChatKit event for the simple endpoint; undefined for an event that it does not show (the message of the user,
 * ChatKit widgets). Of a workflow it shows the task that is running.
 */
export function toNamedEvent(event: ThreadStreamEvent): NamedEvent | undefined {
  switch (event.type) {
    case 'thread.created': {
      const { id, title } = event.thread;
      return { name: 'thread.created', data: { id, title: title ?? null, metadata: {} } };
    }
    case 'thread.item.added':
      if (event.item.type === 'workflow') return progressOf(event.item.workflow.tasks.at(-1));
      return event.item.type === 'assistant_message'
        ? named('item.created', event.item.id, { content: [] })
        : undefined;
    case 'thread.item.updated':
      return fromUpdate(event.item_id, event.update);
    case 'thread.item.done':
      if (event.item.type !== 'assistant_message') return undefined;
      return named('item.done', event.item.id, { content: event.item.content });
    case 'progress_update':
      return { name: 'progress', data: { text: event.text } };
    case 'notice':
      return { name: 'progress', data: { text: event.message } };
    case 'error':
      return {
        name: 'error',
        data: { code: event.code, message: event.message ?? GENERAL, allow_retry: event.allow_retry },
      };
    default:
      return undefined;
  }
}

const GENERAL = 'An error occurred when generating a response.';

function named(name: string, id: string, rest: object): NamedEvent {
  return { name, data: { id, type: 'message', role: 'assistant', ...rest } };
}

function fromUpdate(id: string, update: ThreadItemUpdate): NamedEvent | undefined {
  if (update.type === 'assistant_message.content_part.text_delta') {
    return { name: 'item.delta', data: { id, delta: { type: 'output_text', text: update.delta } } };
  }
  if (update.type === 'assistant_message.content_part.annotation_added') {
    return { name: 'item.annotation', data: { id, annotation: update.annotation } };
  }
  if (update.type === 'workflow.task.added' || update.type === 'workflow.task.updated') return progressOf(update.task);
  return undefined;
}

function progressOf(task: Task | undefined): NamedEvent | undefined {
  return task?.status_indicator === 'loading' && task.title
    ? { name: 'progress', data: { text: task.title } }
    : undefined;
}
