import type { protocol } from '@openai/agents';
import { streamCut } from '../model-errors.js';
import { isVisible } from './is-visible.js';
import { retryModelCall } from './retry-model-call.js';

type ModelStream = AsyncIterator<protocol.StreamEvent>;

/**
 * The stream of one model call. While nothing of it can have been seen, a failure that may pass is tried again; after
 * that it is the model's stream itself, without a step between: text must never come twice.
 */
export class RetryingStream implements AsyncIterableIterator<protocol.StreamEvent> {
  private held: protocol.StreamEvent[] = [];
  private stream?: ModelStream;

  constructor(
    private readonly open: () => AsyncIterable<protocol.StreamEvent>,
    private readonly signal?: AbortSignal,
  ) {}

  next(): Promise<IteratorResult<protocol.StreamEvent>> {
    const value = this.held.shift();
    if (value) return Promise.resolve({ done: false, value });
    return this.stream ? this.stream.next() : this.first();
  }

  async return(): Promise<IteratorResult<protocol.StreamEvent>> {
    await this.stream?.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async first(): Promise<IteratorResult<protocol.StreamEvent>> {
    this.stream = await retryModelCall(async () => {
      const stream = this.open()[Symbol.asyncIterator]();
      this.held = await readUntilVisible(stream);
      return stream;
    }, this.signal);
    return this.next();
  }
}

/** @throws when the stream breaks, or ends, before anything visible came. */
async function readUntilVisible(stream: ModelStream): Promise<protocol.StreamEvent[]> {
  const held: protocol.StreamEvent[] = [];
  while (true) {
    const { done, value } = await stream.next();
    if (done) throw streamCut();
    held.push(value);
    if (isVisible(value)) return held;
  }
}
