import { cut } from '../../text/cut.js';

/** About what fits into a small model beside the conversation. In characters. */
export const TOOL_OUTPUT_LIMIT = 100_000;

interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/**
 * What a tool returned, with as much of its text as a model can take and a note on what was left out. Images and files
 * stay whole: half of one is of no use.
 */
export function cutToolOutput(output: unknown): unknown {
  if (typeof output === 'string') return cutText(output, TOOL_OUTPUT_LIMIT);
  if (isPart(output)) return isText(output) ? cutParts([output])[0] : output;
  if (Array.isArray(output) && output.length > 0 && output.every(isPart)) return cutParts(output);
  const json = JSON.stringify(output) ?? '';
  return json.length <= TOOL_OUTPUT_LIMIT ? output : cutText(json, TOOL_OUTPUT_LIMIT);
}

/** The texts of several parts share the limit; those behind it are dropped. */
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

/** What the Agents SDK passes on to the model as it is. */
function isPart(value: unknown): value is object {
  const { type } = (value ?? {}) as { type?: unknown };
  return type === 'text' || type === 'image' || type === 'file';
}

function isText(part: object): part is TextPart {
  return 'type' in part && part.type === 'text' && 'text' in part && typeof part.text === 'string';
}
