import type { AgentOutputItem, protocol } from '@openai/agents';
import { isCall } from '../is-call.js';
import { readArguments } from '../tool-calls/read-arguments.js';

/** Why a model ended its response before it had said everything: its limit of tokens, or rules about content. */
export type EarlyEnd = 'length' | 'filter';

/** What the Responses API writes into `incomplete_details`. */
const REASONS: Readonly<Record<EarlyEnd, string>> = { length: 'max_output_tokens', filter: 'content_filter' };

type Done = protocol.StreamEventResponseCompleted;

/** The end of a response of another API, with its reason where the Responses API has it. */
export function endedEarly(event: Done, end: EarlyEnd): Done {
  const providerData = { ...event.response.providerData, incomplete_details: { reason: REASONS[end] } };
  return { ...event, response: { ...event.response, providerData } };
}

/** Undefined for a response that is complete. */
export function earlyEndOf({ response }: Done): EarlyEnd | undefined {
  const details = (response.providerData as { incomplete_details?: { reason?: unknown } | null } | undefined)
    ?.incomplete_details;
  if (!details) return undefined;
  return details.reason === REASONS.filter ? 'filter' : 'length';
}

/** The output without the calls whose arguments were cut. */
export function withoutCutCalls<Item extends AgentOutputItem>(output: Item[]): Item[] {
  return output.filter((item) => item.type !== 'function_call' || isWhole(item.arguments));
}

function isWhole(text: string): boolean {
  return text.trim() !== '' && readArguments(text) !== undefined;
}

/** Which message the reader gets when the answer ends with this response; undefined when it goes on or is complete. */
export function noticeOfEnd(event: Done): 'answerTooLong' | 'onlyThoughts' | 'answerFiltered' | undefined {
  const end = earlyEndOf(event);
  const { output } = event.response;
  if (!end || output.some(isCall)) return undefined;
  if (end === 'filter') return 'answerFiltered';
  return hasText(output) ? 'answerTooLong' : 'onlyThoughts';
}

/** Whether a reader sees a word of the output. */
export function hasText(output: readonly AgentOutputItem[]): boolean {
  return output.some(
    (item) =>
      'role' in item &&
      item.role === 'assistant' &&
      item.content.some((part) => part.type === 'output_text' && part.text.trim() !== ''),
  );
}
