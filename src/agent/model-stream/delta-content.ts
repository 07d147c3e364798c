import { asArray, asObject } from './regular-stream.js';

/** What a delta of Chat Completions adds to the answer. */
export interface DeltaContent {
  readonly text: string;
  readonly thought: string;
}

/** Members in which servers send thoughts. The first that holds text counts: some servers send the same text twice. */
const THOUGHT_MEMBERS = ['reasoning_content', 'reasoning', 'thinking', 'reasoning_details', 'thinking_blocks'];
/** Of a part of a content or of a thought, in the order in which they are looked for. */
const TEXT_MEMBERS = ['text', 'thinking', 'reasoning', 'content', 'summary', 'value'];
/** Parts may hold parts. */
const DEPTH = 4;

/** Reads content that is a text or a list of parts, and thoughts in any of the usual members. */
export function contentOf(delta: Readonly<Record<string, unknown>>): DeltaContent {
  const parts = Array.isArray(delta.content) ? (delta.content as unknown[]) : [delta.content];
  const inParts = parts.map((part) => ({ isThought: isThought(part), text: textOf(part) }));
  const member = THOUGHT_MEMBERS.map((name) => textOf(delta[name])).find((text) => text !== '') ?? '';
  return {
    text: joined(inParts.filter((part) => !part.isThought)),
    thought: member + joined(inParts.filter((part) => part.isThought)),
  };
}

/** Whether the delta has a member that may hold a thought. */
export function mayHaveThought(delta: Readonly<Record<string, unknown>>): boolean {
  return THOUGHT_MEMBERS.some((name) => delta[name] !== undefined && delta[name] !== null);
}

function isThought(part: unknown): boolean {
  const { type, thought } = asObject(part) ?? {};
  return thought === true || (typeof type === 'string' && /think|reason|thought/.test(type));
}

function textOf(value: unknown, depth = DEPTH): string {
  if (typeof value === 'string') return value;
  if (depth === 0) return '';
  if (Array.isArray(value)) return joined(asArray(value).map((part) => ({ text: textOf(part, depth - 1) })));
  const part = asObject(value);
  const member = part && TEXT_MEMBERS.find((name) => part[name] !== undefined && part[name] !== null);
  return member ? textOf(part[member], depth - 1) : '';
}

function joined(parts: readonly { readonly text: string }[]): string {
  return parts.map(({ text }) => text).join('');
}
