import { v7 } from 'uuid';

const PREFIXES = {
  thread: 'thread',
  message: 'msg',
  tool_call: 'tc',
  task: 'tsk',
  workflow: 'wf',
  attachment: 'atc',
  structured_input: 'sin',
  hidden_context: 'hcx',
  sdk_hidden_context: 'shcx',
  run: 'run',
  request: 'req',
  visitor: 'visitor',
} as const;

export type IdKind = keyof typeof PREFIXES;

/**
 * A new id: prefix, underscore, 32 hex digits of a UUIDv7 (RFC 9562), so ids of one kind sort by their
 * creation time. The ids of model providers are never used, because some repeat and messages would overwrite each other.
 */
export function newId(kind: IdKind): string {
  return `${PREFIXES[kind]}_${v7().replaceAll('-', '')}`;
}
