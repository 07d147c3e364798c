import { asObject, asText } from './regular-stream.js';

type Members = Readonly<Record<string, unknown>>;

/** What servers write instead of the reasons of Chat Completions, in lower case. */
const REASONS: Readonly<Record<string, string>> = {
  function_call: 'tool_calls',
  tool_call: 'tool_calls',
  tool_use: 'tool_calls',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  end_turn: 'stop',
  stop_sequence: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  complete: 'stop',
  completed: 'stop',
  content_filtered: 'content_filter',
  safety: 'content_filter',
  recitation: 'content_filter',
  blocklist: 'content_filter',
  prohibited_content: 'content_filter',
  spii: 'content_filter',
  sensitive: 'content_filter',
};
const TOKENS = ['prompt_tokens', 'completion_tokens', 'total_tokens', 'input_tokens', 'output_tokens'];

/** Why a choice ended, as Chat Completions writes it; undefined while it has not. */
export function finishReasonOf(value: unknown): string | undefined {
  const reason = asText(value)?.toLowerCase();
  if (reason === undefined || reason === 'null') return undefined;
  return REASONS[reason] ?? reason;
}

/** The usage of a chunk, which some servers put into the choice or into a member of their own. */
export function usageOf(chunk: Members, choice: Members = {}): Members | undefined {
  const own = Object.values(chunk).map((member) => asObject(asObject(member)?.usage));
  const usage = [asObject(chunk.usage), asObject(choice.usage), ...own].find((found) => found !== undefined);
  return usage && withNumbers(usage);
}

/** Token counts as numbers; some servers send texts, or null for what they do not count. */
export function withNumbers(usage: Members): Members {
  const numbers = TOKENS.flatMap((name) => (name in usage ? [[name, Number(usage[name]) || 0] as const] : []));
  return { ...usage, ...Object.fromEntries(numbers) };
}
