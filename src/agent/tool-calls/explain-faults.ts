import { fitArguments } from './fit-arguments.js';
import type { Schema } from './json-types.js';
import { NOT_JSON } from './repair-calls.js';

/**
 * What the model is told instead of a result when the arguments of a call do not fit: each member with what it should be.
 * Undefined when they fit.
 */
export function explainFaults(name: string, input: string, parameters: Schema): string | undefined {
  const value = parsed(input);
  const faults = isUnread(value)
    ? ['the arguments: expected one complete JSON object, got text that is not JSON']
    : fitArguments(value, parameters).faults;
  if (faults.length === 0) return undefined;
  const list = faults.map((fault) => `- ${fault}`).join('\n');
  return `The arguments of ${name} do not fit, so nothing was done:\n${list}\nCall ${name} again with arguments that fit.`;
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input) as unknown;
  } catch {
    return undefined;
  }
}

function isUnread(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && NOT_JSON in value);
}
