import type { ThreadStreamEvent } from './events.js';
import { isHiddenItem, type ThreadItem } from './items.js';
import { EMPTY_PAGE, type Page } from './page.js';
import type { Thread, ThreadMetadata } from './threads.js';

/** Members whose value is free-form JSON of the integration: a null in it has a meaning and is kept. */
const FREE_FORM: ReadonlySet<string> = new Set(['payload', 'arguments', 'output', 'data', 'state']);

/** Serialized bodies without these contain nothing to omit. Most bodies need no second pass. */
const MAY_OMIT = /:null|"mime_type":/;

/** Characters that JSON may contain unescaped and that some clients read as the end of a line. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** The thread as clients see it: without the integration's metadata and without hidden items. */
export function toWireThread(thread: ThreadMetadata, items: Page<ThreadItem> = EMPTY_PAGE): Thread {
  return {
    id: thread.id,
    title: thread.title,
    created_at: thread.created_at,
    status: thread.status,
    allowed_image_domains: thread.allowed_image_domains,
    metadata: {},
    items: withoutHiddenItems(items),
  };
}

export function withoutHiddenItems(page: Page<ThreadItem>): Page<ThreadItem> {
  return { ...page, data: page.data.filter((item) => !isHiddenItem(item)) };
}

/** JSON of a response body. Null members are omitted, as in the reference (`exclude_none` in server.py). */
export function serialize(body: object): string {
  const text = JSON.stringify(body);
  return escapeLineEnds(MAY_OMIT.test(text) ? JSON.stringify(withoutNulls(body)) : text);
}

/** One event as JSON. Text deltas, which are nearly all events, never contain null, so they skip the check. */
export function serializeEvent(event: ThreadStreamEvent): string {
  const isDelta = event.type === 'thread.item.updated' && 'delta' in event.update;
  return isDelta ? escapeLineEnds(JSON.stringify(event)) : serialize(event);
}

/** Equal JSON on one line for every client: U+0085, U+2028 and U+2029 are written as escapes. */
export function escapeLineEnds(json: string): string {
  return json.replace(LINE_ENDS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === null || member === undefined) continue;
    if (key === 'metadata' && 'mime_type' in value) continue;
    kept.push([key, isFreeForm(key, member) ? member : withoutNulls(member)]);
  }
  return Object.fromEntries(kept);
}

/** `data` of a page is a list of items; `data` of a tag or a client effect is an object of the integration. */
function isFreeForm(key: string, member: unknown): boolean {
  return FREE_FORM.has(key) && !(key === 'data' && Array.isArray(member));
}
