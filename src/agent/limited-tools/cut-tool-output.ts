import { cut } from '../../text/cut.js';
import { TOOL_OUTPUT_LIMIT } from '../limits.js';

interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/**
 * Cuts the text that a tool returned to `TOOL_OUTPUT_LIMIT` and adds a note about the cut. Images and files are never
 * cut, because a part of one is useless.
 */
export function cutToolOutput(output: unknown): unknown {
  if (typeof output === 'string') return cutText(output, TOOL_OUTPUT_LIMIT);
  if (isPart(output)) return isText(output) ? cutParts([output])[0] : output;
  if (Array.isArray(output) && output.length > 0 && output.every(isPart)) return cutParts(output);
  const json = JSON.stringify(output) ?? '';
  return json.length <= TOOL_OUTPUT_LIMIT ? output : cutText(json, TOOL_OUTPUT_LIMIT);
}

/** The texts of all parts share one limit; texts after the limit are dropped. */
function cutParts(parts: readonly object[]): object[] {
  let left = TOOL_OUTPUT_LIMIT;
  return parts.flatMap((part) => {
    if (!isText(part)) return [part];
    if (left === 0) return [];
    const text = cutText(part.text, left);
    left = Math.max(0, left - part.text.length);
    return [{ ...part, text }];
  });
}

function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = cut(text, limit);
  return `${kept}\n[Cut: the result has ${text.length} characters, of which these are the first ${kept.length}. Ask for less.]`;
}

/** Whether the Agents SDK passes the value on to the model unchanged. */
function isPart(value: unknown): value is object {
  const { type } = (value ?? {}) as { type?: unknown };
  return type === 'text' || type === 'image' || type === 'file';
}

function isText(part: object): part is TextPart {
  return 'type' in part && part.type === 'text' && 'text' in part && typeof part.text === 'string';
}
