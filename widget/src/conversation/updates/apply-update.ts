import type { ThreadItemUpdate } from '../../wire/types.js';
import type { Entry } from '../conversation.js';
import { updateAssistantMessage } from './assistant-message.js';
import { updateWidget } from './widget.js';
import { updateWorkflow } from './workflow.js';

/** The entry after the update; null if the update does not fit the type of the item. */
export function applyUpdate(entry: Entry, update: ThreadItemUpdate): Entry | null {
  const { item } = entry;
  if (item.type === 'assistant_message' && isContentUpdate(update))
    return withItem(entry, updateAssistantMessage(item, update));
  if (item.type === 'workflow' && isTaskUpdate(update)) return withItem(entry, updateWorkflow(item, update));
  if (item.type === 'widget' && isWidgetUpdate(update)) return withItem(entry, updateWidget(item, update));
  if (item.type === 'generated_image' && update.type === 'generated_image.updated') {
    const imageProgress = Math.max(entry.imageProgress ?? 0, update.progress ?? 0);
    return { ...entry, item: { ...item, image: update.image ?? item.image }, imageProgress };
  }
  return null;
}

const withItem = (entry: Entry, item: Entry['item']): Entry => (item === entry.item ? entry : { ...entry, item });

type Of<Prefix extends string> = Extract<ThreadItemUpdate, { type: `${Prefix}${string}` }>;

const CONTENT_UPDATES = new Set(
  ['added', 'text_delta', 'annotation_added', 'done'].map((name) => `assistant_message.content_part.${name}`),
);
const TASK_UPDATES = new Set(['workflow.task.added', 'workflow.task.updated']);
const WIDGET_UPDATES = new Set([
  'widget.root.updated',
  'widget.component.updated',
  'widget.streaming_text.value_delta',
]);

const isContentUpdate = (update: ThreadItemUpdate): update is Of<'assistant_message.'> =>
  CONTENT_UPDATES.has(update.type) && 'content_index' in update;
const isTaskUpdate = (update: ThreadItemUpdate): update is Of<'workflow.'> =>
  TASK_UPDATES.has(update.type) && 'task_index' in update;
const isWidgetUpdate = (update: ThreadItemUpdate): update is Of<'widget.'> => WIDGET_UPDATES.has(update.type);
