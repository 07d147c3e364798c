import { newId } from '../../common/ids.js';
import { asArray, asObject, asText } from './regular-stream.js';
import { argumentsOf } from './tool-call-deltas.js';

export type Members = Readonly<Record<string, unknown>>;
/** An item of the output of a response, with the members that the SDK and the reader need. */
export type RegularItem = Members & { readonly type: string; readonly id: string };

/**
 * An item of the Responses API without null where lists and texts belong, and with an id. Unknown members and kinds of items
 * are kept. Undefined for a value that is no item.
 */
export function regularItem(value: unknown): RegularItem | undefined {
  const item = asObject(value);
  const type = item && typeOf(item);
  if (!item || type === undefined) return undefined;
  const id = asText(item.id) ?? asText(item.call_id) ?? newId('message');
  const base = { ...item, type, id };
  switch (type) {
    case 'message':
      return { ...base, role: 'assistant', content: contentOf(item.content) };
    case 'reasoning':
      return { ...base, summary: asArray(item.summary).flatMap((part) => textPart(part, 'summary_text')) };
    case 'function_call': {
      const call_id = asText(item.call_id) ?? id;
      return { ...base, call_id, name: asText(item.name) ?? '', arguments: argumentsOf(item.arguments) };
    }
    default:
      return base;
  }
}

/** A part of a message with the members that its type has; undefined for a kind that the SDK refuses. */
export function regularPart(value: unknown): Members | undefined {
  if (typeof value === 'string') return { type: 'output_text', text: value, annotations: [] };
  const part = asObject(value);
  if (!part) return undefined;
  if (typeof part.refusal === 'string') return { ...part, type: 'refusal' };
  const type = part.type ?? 'text';
  if (type !== 'output_text' && type !== 'text') return undefined;
  const text = typeof part.text === 'string' ? part.text : '';
  return { ...part, type: 'output_text', text, annotations: asArray(part.annotations) };
}

/** The text of all parts of a message. */
export function textOfItem(item: Members): string {
  const texts = asArray(item.content).map((part) => asObject(part)?.text);
  return texts.filter((text) => typeof text === 'string').join('');
}

function typeOf(item: Members): string | undefined {
  const type = asText(item.type);
  if (type !== undefined) return type;
  if (item.content !== undefined || item.role !== undefined) return 'message';
  return asText(item.name) === undefined ? undefined : 'function_call';
}

function contentOf(content: unknown): Members[] {
  const parts = typeof content === 'string' ? [content] : asArray(content);
  return parts.map(regularPart).filter((part) => part !== undefined);
}

function textPart(value: unknown, type: string): Members[] {
  if (typeof value === 'string') return [{ type, text: value }];
  const part = asObject(value);
  return part && typeof part.text === 'string' ? [part] : [];
}
