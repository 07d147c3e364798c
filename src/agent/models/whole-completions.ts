import { type Model, ModelBehaviorError, type ModelRequest, type protocol } from '@openai/agents';
import { streamCut } from '../model-errors.js';
import { ServerState } from '../model-stream/server-state.js';
import { isTextWasThought, type TextWasThought, withoutThought } from '../model-stream/text-was-thought.js';
import { type EarlyEnd, endedEarly } from './early-end.js';

const EARLY: Readonly<Record<string, EarlyEnd>> = { length: 'length', content_filter: 'filter' };

/**
 * Reports a Chat Completions stream that ends without a `finish_reason` as cut: the Agents SDK would accept it as complete.
 * Notes in the response why the model ended it early, keeps in its calls what the server expects to get back, and removes
 * from the message what turned out to be a thought.
 */
export function wholeCompletions(model: Model): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    getResponse: (request) => model.getResponse(request),
    getStreamedResponse: (request) => untilFinished(model, request),
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}

async function* untilFinished(model: Model, request: ModelRequest): AsyncGenerator<protocol.StreamEvent, void, void> {
  const state = new ServerState();
  let reason: string | undefined;
  let wasThought: TextWasThought | undefined;
  let usage = NOTHING;
  try {
    for await (const event of model.getStreamedResponse(request)) {
      reason ??= reasonIn(event);
      if (event.type === 'model') state.read(event.event);
      usage = usageIn(event) ?? usage;
      if (event.type === 'model' && isTextWasThought(event.event)) wasThought = event.event;
      if (event.type !== 'response_done') {
        yield event;
        continue;
      }
      if (reason === undefined) throw streamCut();
      const done = state.addTo(wasThought ? withoutThought(event, wasThought) : event);
      const end = EARLY[reason];
      yield end ? endedEarly(done, end) : done;
    }
  } catch (error) {
    // The SDK throws for a response that reached its limit before its first word.
    if (reason !== 'length' || !(error instanceof ModelBehaviorError)) throw error;
    yield endedEarly({ type: 'response_done', response: { id: '', output: [], usage } }, 'length');
  }
}

const NOTHING: protocol.UsageData = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

/** The usage in a chunk, which the SDK has lost when it throws. */
function usageIn(event: protocol.StreamEvent): protocol.UsageData | undefined {
  const usage = event.type === 'model' ? (event.event as { usage?: ChunkUsage | null } | null)?.usage : undefined;
  if (!usage) return undefined;
  const { prompt_tokens = 0, completion_tokens = 0, total_tokens = 0, completion_tokens_details } = usage;
  return {
    inputTokens: prompt_tokens,
    outputTokens: completion_tokens,
    totalTokens: total_tokens,
    outputTokensDetails: { reasoning_tokens: completion_tokens_details?.reasoning_tokens ?? 0 },
  };
}

interface ChunkUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly total_tokens?: number;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number } | null;
}

function reasonIn(event: protocol.StreamEvent): string | undefined {
  if (event.type !== 'model') return undefined;
  const { choices } = (event.event ?? {}) as { choices?: readonly { finish_reason?: unknown }[] };
  const reason = choices?.find(({ finish_reason }) => typeof finish_reason === 'string')?.finish_reason;
  return typeof reason === 'string' ? reason : undefined;
}
