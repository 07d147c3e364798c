import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Model, protocol } from '@openai/agents';
import { AppError } from '../../common/errors/app-error.js';
import { MODEL_FIRST_PAUSE_SECONDS, MODEL_LONGEST_PAUSE_SECONDS, MODEL_RETRIES } from '../limits.js';
import { streamCut, toModelError } from '../model-errors.js';
import { ACTIVITY, isActivity } from '../model-stream/activity.js';

/** Events that a reader does not see: the frames around text, and tool calls, which run only when they are complete. */
const SILENT_EVENTS = /^response\.(created|queued|in_progress|content_part\.added|function_call_arguments\.)/;
const SILENT_ITEMS = new Set(['message', 'reasoning', 'function_call']);

const WAITING: protocol.StreamEvent = { type: 'model', event: ACTIVITY };

const logger = new Logger('Models');

type ModelStream = AsyncIterator<protocol.StreamEvent>;

/**
 * A model whose calls are retried when they fail before the reader can have seen a part of the answer.
 * @param firstPause seconds before the first repetition, unless the server asks for another pause
 * @param fallback is asked once when the model is still unavailable, or limits the rate
 */
export function retryingModel(model: Model, firstPause: number = MODEL_FIRST_PAUSE_SECONDS, fallback?: Model): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    getResponse: (request) => retryModelCall(() => model.getResponse(request), firstPause, request.signal),
    getStreamedResponse: (request) => {
      const others = fallback ? [() => fallback.getStreamedResponse(request)] : [];
      return new RetryingStream([() => model.getStreamedResponse(request), ...others], firstPause, request.signal);
    },
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}

/**
 * The stream of one model call. A failure that may pass is retried until the first visible event; until then `ACTIVITY`
 * stands for each event, which is held back. From then on the model's own stream is returned, without another step for each
 * event: text must never be sent twice.
 */
class RetryingStream implements AsyncIterableIterator<protocol.StreamEvent> {
  private held: protocol.StreamEvent[] = [];
  private stream?: ModelStream;
  private isVisible = false;
  private failures = 0;

  /** @param streams opens the stream of the model, and of the one that stands in for it. */
  constructor(
    private readonly streams: (() => AsyncIterable<protocol.StreamEvent>)[],
    private readonly firstPause: number,
    private readonly signal?: AbortSignal,
  ) {}

  next(): Promise<IteratorResult<protocol.StreamEvent>> {
    if (!this.stream || !this.isVisible) return this.readSilent();
    const value = this.held.shift();
    return value ? Promise.resolve({ done: false, value }) : this.stream.next();
  }

  async return(): Promise<IteratorResult<protocol.StreamEvent>> {
    await this.stream?.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async readSilent(): Promise<IteratorResult<protocol.StreamEvent>> {
    while (true) {
      try {
        this.stream ??= this.streams[0]!()[Symbol.asyncIterator]();
        const { done, value } = await this.stream.next();
        if (done) throw streamCut();
        if (!isActivity(value)) this.held.push(value);
        this.isVisible = isVisible(value);
        return this.isVisible ? this.next() : { done: false, value: WAITING };
      } catch (error) {
        this.stream = undefined;
        this.held = [];
        await this.prepareRetry(error);
      }
    }
  }

  /** Waits before the next call, or turns to the next model, which is asked once. @throws the error when there is none. */
  private async prepareRetry(error: unknown): Promise<void> {
    const { failures, firstPause, signal } = this;
    this.failures += 1;
    try {
      await pauseBeforeRetry(error, { failures, firstPause, signal });
    } catch (last) {
      if (last !== error || signal?.aborted || this.streams.length === 1 || !isUnavailable(error)) throw last;
      this.streams.shift();
      this.failures = MODEL_RETRIES;
      logger.warn('The model is not available. AGENT_FALLBACK_MODEL is asked instead.');
    }
  }
}

interface RawEvent {
  readonly type?: unknown;
  readonly item?: { readonly type?: string };
  readonly choices?: readonly { readonly delta?: { readonly thought?: string } }[];
}

/** Whether the reader sees something of the event, so that the call cannot be repeated unnoticed. */
function isVisible(event: protocol.StreamEvent): boolean {
  if (event.type !== 'model') return event.type !== 'response_started';
  if (isActivity(event)) return false;
  const { type, item, choices } = (event.event ?? {}) as RawEvent;
  // The raw chunks of Chat Completions have no type; their text follows as a separate event.
  if (typeof type !== 'string') return choices?.some(({ delta }) => delta?.thought !== undefined) ?? false;
  if (SILENT_EVENTS.test(type)) return false;
  const isFrame =
    type === 'response.output_item.added' || (type === 'response.output_item.done' && item?.type === 'function_call');
  return !(isFrame && SILENT_ITEMS.has(item?.type ?? ''));
}

function isUnavailable(error: unknown): boolean {
  const fault = toModelError(error);
  return fault instanceof AppError && (fault.code === 'model_unavailable' || fault.code === 'model_rate_limited');
}

/** Retries a model call after a temporary failure. Use it only while the reader has seen nothing of the call. */
async function retryModelCall<T>(call: () => Promise<T>, firstPause: number, signal?: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      await pauseBeforeRetry(error, { failures, firstPause, signal });
    }
  }
}

interface Retry {
  /** Of this call, before this one. */
  readonly failures: number;
  readonly firstPause: number;
  readonly signal?: AbortSignal;
}

/** @throws the error when the call should not be repeated. */
async function pauseBeforeRetry(error: unknown, { failures, firstPause, signal }: Retry): Promise<void> {
  const isAllowed = failures < MODEL_RETRIES && !signal?.aborted;
  const pause = isAllowed ? pauseAfter(error, firstPause * 2 ** failures) : undefined;
  if (pause === undefined) throw error;
  await setTimeout(pause * 1_000, undefined, { signal });
}

/** In seconds; undefined when a retry does not help, or not soon enough. A model that was too slow is not retried. */
function pauseAfter(error: unknown, usualPause: number): number | undefined {
  const fault = toModelError(error);
  if (!(fault instanceof AppError) || !fault.retryable || fault.kind === 'timeout') return undefined;
  const pause = fault.retryAfter ?? usualPause;
  return pause <= MODEL_LONGEST_PAUSE_SECONDS ? pause : undefined;
}
