import type { protocol } from '@openai/agents';

/** What the Responses API says before it says anything: frames around text, and calls, which run only when all is there. */
const SILENT_EVENTS = /^response\.(created|queued|in_progress|content_part\.added|function_call_arguments\.)/;
const SILENT_ITEMS = new Set(['message', 'reasoning', 'function_call']);

/** Whether the reader sees something of a model's event, so that the call cannot be repeated unnoticed. */
export function isVisible(event: protocol.StreamEvent): boolean {
  if (event.type !== 'model') return event.type !== 'response_started';
  const { type, item } = (event.event ?? {}) as { type?: unknown; item?: { type?: string } };
  // Chat completions stream chunks without a type; their text follows as an event of its own.
  if (typeof type !== 'string' || SILENT_EVENTS.test(type)) return false;
  const isFrame =
    type === 'response.output_item.added' || (type === 'response.output_item.done' && item?.type === 'function_call');
  return !(isFrame && SILENT_ITEMS.has(item?.type ?? ''));
}
