import type { Conversation, StreamKind } from '../conversation/conversation.js';
import { entriesOf } from '../conversation/conversation.js';
import { receive } from '../conversation/reduce.js';
import {
  beginStream,
  endStream,
  failStream,
  interruptStream,
  type NewStream,
  stopStream,
} from '../conversation/stream-lifecycle.js';
import type { ChatKitClient, ChatKitRequest, OpenStream } from '../transport/chatkit-client.js';
import { type Frame, readEvents } from '../transport/read-events.js';
import { asObject, asText } from '../wire/guards.js';
import type { ChatItem } from '../wire/types.js';
import type { ChatStore } from './chat-store.js';
import { failureOf, isMissing } from './failures.js';
import { FrameBatcher } from './frame-batcher.js';

/** What a stream is for, and the request that starts it. */
export interface StreamCall {
  kind: StreamKind;
  /** Null follows the run `runId`, which is already active. */
  request: ChatKitRequest | null;
  runId?: string;
  message?: ChatItem;
}

export type StreamEnd = 'complete' | 'interrupted' | 'failed' | 'stopped';

interface ActiveStream {
  key: string;
  id: string;
  abort: AbortController;
  runId: string | null;
  lastEventId: string | null;
  stopped: boolean;
  /** Status in which the run ended; null until the server reports it. */
  ended: string | null;
}

/** Last frame of a run for clients that can resume. A stream that closes without it was cut off. */
const RUN_ENDED = 'run.ended';

/** `idleMilliseconds` without a byte count as a lost connection; `resumeDelays` are the waits before each attempt. */
export interface RunnerTimes {
  idleMilliseconds: number;
  resumeDelays: readonly number[];
}
export const RUNNER_TIMES: RunnerTimes = { idleMilliseconds: 60_000, resumeDelays: [0, 500, 1_500, 4_000, 8_000] };

/** Runs one stream at a time, from its request to its end. It resumes the run when the connection is lost. */
export class StreamRunner {
  private active: ActiveStream | null = null;
  private count = 0;

  constructor(
    private readonly store: ChatStore,
    private readonly client: ChatKitClient,
    private readonly onError: (error: unknown) => void,
    private readonly times: RunnerTimes = RUNNER_TIMES,
  ) {}

  get busy(): boolean {
    return this.active !== null;
  }

  async run(key: string, call: StreamCall): Promise<StreamEnd> {
    const stream = this.begin(key, call);
    let opened: OpenStream;
    try {
      opened = await this.open(stream, call);
    } catch (error) {
      return this.end(stream, () => this.failed(stream, call, error));
    }
    stream.runId = opened.runId ?? stream.runId;
    this.store.set({ phase: 'streaming' });
    const whole = (await this.follow(stream, opened)) || (await this.resume(stream));
    return this.end(stream, () => {
      this.store.change(key, stream.ended === 'cancelled' ? stopStream : whole ? endStream : interruptStream);
      return this.store.conversation(key).failure?.kind === 'interrupted' ? 'interrupted' : 'complete';
    });
  }

  /** Ignores all further events at once, then cancels the run on the server. */
  async stop(): Promise<void> {
    const stream = this.active;
    if (stream === null) return;
    stream.stopped = true;
    this.active = null;
    await this.cancel(stream).catch(this.onError);
    stream.abort.abort();
  }

  /** Closes the connection without cancelling the run, which can be resumed later. */
  dispose(): void {
    if (this.active) this.active.stopped = true;
    this.active?.abort.abort();
    this.active = null;
  }

  private begin(key: string, { kind, message, runId }: StreamCall): ActiveStream {
    const id = `s${++this.count}`;
    const begun: NewStream = { id, kind, startedAt: Date.now(), ...(message ? { message } : {}) };
    this.active = {
      key,
      id,
      abort: new AbortController(),
      runId: runId ?? null,
      lastEventId: null,
      stopped: false,
      ended: null,
    };
    this.store.change(key, (conversation) => beginStream(conversation, begun));
    this.store.set({ phase: 'sending', streamingKey: key });
    return this.active;
  }

  private open(stream: ActiveStream, { request }: StreamCall): Promise<OpenStream> {
    const { signal } = stream.abort;
    if (request !== null) return this.client.stream(request, signal);
    return this.client.runEvents(stream.runId ?? '', null, signal);
  }

  private failed(stream: ActiveStream, call: StreamCall, error: unknown): StreamEnd {
    // The run ended after it was found and before it was followed. Its items are loaded with the thread.
    if (call.request === null && isMissing(error)) this.store.change(stream.key, endStream);
    else this.store.change(stream.key, (conversation) => failStream(conversation, failureOf(error, Date.now())));
    this.onError(error);
    return 'failed';
  }

  private end(stream: ActiveStream, settle: () => StreamEnd): StreamEnd {
    if (stream.stopped) return 'stopped';
    const end = settle();
    this.active = null;
    this.store.set({ phase: 'idle', streamingKey: null, reconnecting: false });
    return end;
  }

  /** Reads the stream to its end. True if the answer is complete: nothing is open and nothing can be resumed. */
  private async follow(stream: ActiveStream, { body }: OpenStream): Promise<boolean> {
    const batcher = new FrameBatcher<Frame>((frames) => this.fold(stream, frames));
    let whole = true;
    try {
      for await (const frames of readEvents(body, this.times.idleMilliseconds)) {
        if (stream.stopped) {
          batcher.clear();
          return false;
        }
        batcher.add(frames);
      }
    } catch (error) {
      whole = false;
      if (!stream.stopped) this.onError(error);
    }
    if (stream.stopped) batcher.clear();
    else batcher.flush();
    const mayGoOn = stream.runId !== null && stream.lastEventId !== null && stream.ended === null;
    return whole && !mayGoOn && !this.hasOpenItems(stream);
  }

  private fold(stream: ActiveStream, frames: readonly Frame[]): void {
    if (stream.stopped) return;
    stream.lastEventId = frames.findLast((frame) => frame.id !== undefined)?.id ?? stream.lastEventId;
    const last = frames.at(-1);
    if (last?.event === RUN_ENDED) stream.ended = statusOf(last);
    const events = frames.filter((frame) => frame.event !== RUN_ENDED);
    this.store.change(stream.key, (conversation) => events.reduce(foldFrame, conversation));
  }

  private hasOpenItems(stream: ActiveStream): boolean {
    return entriesOf(this.store.conversation(stream.key)).some((entry) => entry.phase === 'streaming');
  }

  /**
   * Resumes the run with growing delays. False if the server has no runs, reported an error, or the delays are used up.
   */
  private async resume(stream: ActiveStream): Promise<boolean> {
    const threadId = this.store.conversation(stream.key).thread?.id;
    if (stream.ended !== null) return false;
    if (stream.runId === null && (stream.lastEventId === null || !threadId)) return false;
    this.store.set({ reconnecting: true });
    for (const delay of this.times.resumeDelays) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (stream.stopped || stream.ended !== null || this.store.conversation(stream.key).failure) return false;
      const followed = await this.resumeOnce(stream, threadId ?? '');
      if (followed !== 'retry') return followed === 'whole';
    }
    return false;
  }

  private async resumeOnce(stream: ActiveStream, threadId: string): Promise<'whole' | 'gone' | 'retry'> {
    try {
      stream.runId ??= await this.client.activeRun(threadId, stream.abort.signal);
      if (stream.runId === null) return 'gone';
      const opened = await this.client.runEvents(stream.runId, stream.lastEventId, stream.abort.signal);
      this.store.set({ reconnecting: false });
      return (await this.follow(stream, opened)) ? 'whole' : 'retry';
    } catch (error) {
      // The run has ended, or its events are no longer kept. Its items are in the thread.
      return isMissing(error) ? 'gone' : 'retry';
    }
  }

  /** Cancels the run. A server without runs has none (404) and stops when its client disconnects. */
  private async cancel(stream: ActiveStream): Promise<void> {
    const threadId = this.store.conversation(stream.key).thread?.id;
    if (stream.lastEventId === null && stream.runId === null) return;
    const runId = stream.runId ?? (threadId ? await this.client.activeRun(threadId) : null);
    if (runId !== null) await this.client.cancelRun(runId);
  }
}

function statusOf({ data }: Frame): string {
  try {
    return asText(asObject(JSON.parse(data))['status']);
  } catch {
    return '';
  }
}

function foldFrame(conversation: Conversation, frame: Frame): Conversation {
  try {
    return receive(conversation, JSON.parse(frame.data));
  } catch {
    return receive(conversation, 'unreadable');
  }
}
