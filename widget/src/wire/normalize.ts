import { asObject, asText, isIndex, isObject, type JsonObject, objectsIn, textOrNull } from './guards.js';
import { normalizeContent, normalizeItem, normalizeTask } from './normalize-item.js';
import type { ChatItem, ThreadItemUpdate, ThreadStatus } from './types.js';

/** A thread without its items, as in the list of chats. */
export interface ThreadInfo {
  id: string;
  title: string | null;
  status: ThreadStatus;
  allowedImageDomains: string[] | null;
  createdAt: string;
}
export interface ThreadPage extends ThreadInfo {
  items: ItemPage;
}
/** A page of items; `after` is the cursor of the next page. */
export interface ItemPage {
  data: ChatItem[];
  hasMore: boolean;
  after: string | null;
}

export type ChatEvent =
  | { type: 'thread.created' | 'thread.updated'; thread: ThreadPage }
  | { type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced'; item: ChatItem }
  | { type: 'thread.item.updated'; item_id: string; update: ThreadItemUpdate }
  | { type: 'thread.item.removed'; item_id: string }
  | { type: 'stream_options'; allowCancel: boolean }
  | { type: 'progress_update'; icon: string | null; text: string }
  | { type: 'client_effect'; name: string; data: JsonObject }
  | { type: 'error'; code: string; message: string | null; allowRetry: boolean }
  | { type: 'notice'; level: NoticeLevel; message: string; title: string | null };
export type NoticeLevel = 'info' | 'warning' | 'danger';

export function normalizeItemPage(value: unknown): ItemPage {
  const page = asObject(value);
  const data = objectsIn(page['data'])
    .map(normalizeItem)
    .filter((item) => item !== null);
  return { data, hasMore: page['has_more'] === true, after: textOrNull(page['after']) };
}

export function normalizeThread(value: unknown): ThreadPage | null {
  if (!isObject(value) || typeof value['id'] !== 'string') return null;
  const domains = value['allowed_image_domains'];
  return {
    id: value['id'],
    title: textOrNull(value['title']),
    status: normalizeStatus(value['status']),
    allowedImageDomains: Array.isArray(domains) ? domains.filter((domain) => typeof domain === 'string') : null,
    createdAt: asText(value['created_at']),
    items: normalizeItemPage(value['items']),
  };
}

function normalizeStatus(value: unknown): ThreadStatus {
  const status = asObject(value);
  if (status['type'] !== 'locked' && status['type'] !== 'closed') return { type: 'active' };
  return { type: status['type'], reason: textOrNull(status['reason']) };
}

const threadEvent =
  (type: 'thread.created' | 'thread.updated') =>
  (event: JsonObject): ChatEvent | null => {
    const thread = normalizeThread(event['thread']);
    return thread && { type, thread };
  };

const itemEvent =
  (type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced') =>
  (event: JsonObject): ChatEvent | null => {
    const item = normalizeItem(event['item']);
    return item && { type, item };
  };

const PARSERS: Record<string, (event: JsonObject) => ChatEvent | null> = {
  'thread.created': threadEvent('thread.created'),
  'thread.updated': threadEvent('thread.updated'),
  'thread.item.added': itemEvent('thread.item.added'),
  'thread.item.done': itemEvent('thread.item.done'),
  'thread.item.replaced': itemEvent('thread.item.replaced'),
  'thread.item.removed': (event) =>
    typeof event['item_id'] === 'string' ? { type: 'thread.item.removed', item_id: event['item_id'] } : null,
  'thread.item.updated': itemUpdated,
  stream_options: (event) => ({
    type: 'stream_options',
    allowCancel: asObject(event['stream_options'])['allow_cancel'] !== false,
  }),
  progress_update: (event) => ({
    type: 'progress_update',
    icon: textOrNull(event['icon']),
    text: asText(event['text']),
  }),
  client_effect: (event) => ({ type: 'client_effect', name: asText(event['name']), data: asObject(event['data']) }),
  error: (event) => ({
    type: 'error',
    code: asText(event['code']) || 'custom',
    message: textOrNull(event['message']),
    allowRetry: event['allow_retry'] === true,
  }),
  notice: (event) => ({
    type: 'notice',
    level: event['level'] === 'warning' || event['level'] === 'danger' ? event['level'] : 'info',
    message: asText(event['message']),
    title: textOrNull(event['title']),
  }),
};

/** The event with all required members; null if its type is unknown or a required member is missing. */
export function normalizeEvent(value: unknown): ChatEvent | null {
  if (!isObject(value)) return null;
  const type = asText(value['type']);
  return Object.hasOwn(PARSERS, type) ? (PARSERS[type]?.(value) ?? null) : null;
}

function itemUpdated(event: JsonObject): ChatEvent | null {
  const update = normalizeUpdate(event['update']);
  if (typeof event['item_id'] !== 'string' || update === null) return null;
  return { type: 'thread.item.updated', item_id: event['item_id'], update };
}

/** Keeps an update as sent, with its lists filled. `apply-update.ts` rejects unknown types. */
function normalizeUpdate(value: unknown): ThreadItemUpdate | null {
  if (!isObject(value) || typeof value['type'] !== 'string') return null;
  for (const name of ['content_index', 'task_index', 'annotation_index'])
    if (value[name] !== undefined && !isIndex(value[name])) return null;
  const update: JsonObject = { ...value };
  if (isObject(value['content'])) update['content'] = normalizeContent(value['content']);
  if (isObject(value['task'])) update['task'] = normalizeTask(value['task']);
  return update as unknown as ThreadItemUpdate;
}
