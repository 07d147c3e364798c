import { asList, asObject, asText, isObject, type JsonObject, objectsIn } from './guards.js';
import type { AssistantContent, ChatItem, Task, Workflow } from './types.js';

/** Fills missing members: the wire omits optional members that are null. */
export function normalizeContent(value: unknown): AssistantContent {
  const part = asObject(value);
  const annotations = objectsIn(part['annotations']).filter((annotation) => isObject(annotation['source']));
  return {
    type: 'output_text',
    text: asText(part['text']),
    annotations: annotations as unknown as AssistantContent['annotations'],
  };
}

export function normalizeTask(value: unknown): Task {
  const task = asObject(value);
  const lists = { queries: asList(task['queries']), sources: objectsIn(task['sources']) };
  return { status_indicator: 'none', ...task, ...lists } as unknown as Task;
}

export function normalizeWorkflow(value: unknown): Workflow {
  const workflow = asObject(value);
  const tasks = objectsIn(workflow['tasks']).map(normalizeTask);
  return { type: 'custom', expanded: false, ...workflow, tasks } as unknown as Workflow;
}

type Filler = (item: JsonObject) => JsonObject;

/** Members that each item type must have before the rest of the widget may rely on its type. */
const FILLERS: Record<string, Filler> = {
  user_message: (item) => ({
    content: objectsIn(item['content']),
    attachments: objectsIn(item['attachments']),
    inference_options: asObject(item['inference_options']),
  }),
  assistant_message: (item) => ({ content: objectsIn(item['content']).map(normalizeContent) }),
  client_tool_call: (item) => ({ arguments: asObject(item['arguments']), status: item['status'] ?? 'pending' }),
  widget: (item) => ({ widget: isObject(item['widget']) ? item['widget'] : { type: 'Basic', children: [] } }),
  generated_image: () => ({}),
  structured_input: (item) => ({ inputs: objectsIn(item['inputs']), status: item['status'] ?? 'pending' }),
  workflow: (item) => ({ workflow: normalizeWorkflow(item['workflow']) }),
  task: (item) => ({ task: normalizeTask(item['task']) }),
  end_of_turn: () => ({}),
  hidden_context_item: () => ({}),
  sdk_hidden_context: () => ({}),
};

/** The item with all required members; null if it has no id, because events refer to items by id. */
export function normalizeItem(value: unknown): ChatItem | null {
  if (!isObject(value) || typeof value['id'] !== 'string' || value['id'] === '') return null;
  const base = {
    id: value['id'],
    thread_id: asText(value['thread_id']),
    created_at: asText(value['created_at']),
  };
  const fill = Object.hasOwn(FILLERS, asText(value['type'])) ? FILLERS[asText(value['type'])] : undefined;
  if (fill === undefined) return { ...base, type: 'unknown' };
  return { ...value, ...base, ...fill(value) } as unknown as ChatItem;
}
