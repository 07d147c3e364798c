import type { ModelRequest, protocol } from '@openai/agents';
import type { UsageEvent } from '../../chatkit/responder.js';
import { estimatedTokens, type RunUsage } from '../../threads/run-usage.js';
import { textBytes } from './text-bytes.js';
import { isUnused } from './unused-response.js';

const NOTHING: RunUsage = {
  model: null,
  requests: 0,
  input_tokens: 0,
  cached_tokens: 0,
  output_tokens: 0,
  reasoning_tokens: 0,
  estimated: false,
};

/** Characters that are kept of the name that a model server gives. */
const NAME_CHARACTERS = 200;

type Tokens = Omit<RunUsage, 'model' | 'requests'>;

/** Counts what one answer uses of its model. Reports the total when a request begins and when it ends. */
export class UsageMeter {
  private total = NOTHING;
  /** The estimated input of the open request. */
  private open?: Tokens;
  private model: string | null = null;
  private isNamed = false;
  /** Whether the server has sent anything for the open request. */
  private isAnswering = false;

  constructor(private readonly report: (event: UsageEvent) => void) {}

  /** A request to the model begins. One that is still open has failed: it keeps its estimate. */
  asks({ systemInstructions, input, tools }: ModelRequest): void {
    if (this.open) this.add(this.open);
    const bytes = textBytes([systemInstructions, input, tools]);
    this.open = { ...NOTHING, input_tokens: estimatedTokens(bytes), estimated: true };
    this.isAnswering = false;
    this.isNamed = false;
    this.tell();
  }

  /** An event of the response to the open request. A model that says `requests: 0` has asked no server. */
  hears(event: protocol.StreamEvent): void {
    if (event.type === 'model') {
      if (isUnused(event.event)) return this.repeats(event.event.usage);
      this.isAnswering = true;
      if (!this.isNamed) this.name(event.event);
    } else if (event.type === 'response_done' && event.response.usage.requests !== 0) {
      this.add(reported(event.response.usage) ?? this.estimated(event.response.output));
      this.open = undefined;
      this.isNamed = false;
      this.tell();
    }
  }

  /** The answer has failed. A request that the server refused, or did not receive, has cost nothing. */
  fails(): void {
    if (!this.open) return;
    if (!this.isAnswering) this.open = undefined;
    this.tell();
  }

  /** What another request for the same answer has used, such as the one for a title. */
  adds(usage: protocol.UsageData): void {
    if (usage.requests === 0) return;
    this.add(reported(usage) ?? { ...NOTHING, estimated: true });
    this.tell();
  }

  /** The open request has ended with nothing to show and is sent again. */
  private repeats(usage: protocol.UsageData): void {
    this.add(reported(usage) ?? this.estimated([]));
    this.isNamed = false;
    this.isAnswering = false;
    this.tell();
  }

  private tell(): void {
    const { open, total, model } = this;
    this.report({ type: 'usage', usage: open ? sum(total, open, model) : total, isAsking: open !== undefined });
  }

  private add(tokens: Tokens): void {
    this.total = sum(this.total, tokens, this.model);
  }

  /** The first events of a response name its model: in the response (Responses), or in the chunk (Chat Completions). */
  private name(raw: unknown): void {
    const { model, response } = (raw ?? {}) as { model?: unknown; response?: { model?: unknown } | null };
    const name = response?.model ?? model;
    if (typeof name !== 'string' || name === '') return;
    this.isNamed = true;
    this.model = name.slice(0, NAME_CHARACTERS);
  }

  private estimated(output: readonly unknown[]): Tokens {
    return { ...(this.open ?? NOTHING), output_tokens: estimatedTokens(textBytes(output)), estimated: true };
  }
}

function sum(total: RunUsage, tokens: Tokens, model: string | null): RunUsage {
  return {
    model,
    requests: total.requests + 1,
    input_tokens: total.input_tokens + tokens.input_tokens,
    cached_tokens: total.cached_tokens + tokens.cached_tokens,
    output_tokens: total.output_tokens + tokens.output_tokens,
    reasoning_tokens: total.reasoning_tokens + tokens.reasoning_tokens,
    estimated: total.estimated || tokens.estimated,
  };
}

/** @returns undefined when the server has sent no figures: the Agents SDK then says zero. */
function reported(usage: protocol.UsageData | undefined): Tokens | undefined {
  const [input, output] = [count(usage?.inputTokens), count(usage?.outputTokens)];
  if (input + output === 0) return undefined;
  return {
    input_tokens: input,
    cached_tokens: detail(usage?.inputTokensDetails, 'cached_tokens'),
    output_tokens: output,
    reasoning_tokens: detail(usage?.outputTokensDetails, 'reasoning_tokens'),
    estimated: false,
  };
}

function detail(details: unknown, name: string): number {
  return [details]
    .flat()
    .reduce<number>((total, part) => total + count((part as Record<string, unknown> | undefined)?.[name]), 0);
}

/** Figures come from outside: anything that is no whole positive number counts as zero. */
function count(figure: unknown): number {
  return Number.isSafeInteger(figure) && (figure as number) > 0 ? (figure as number) : 0;
}
