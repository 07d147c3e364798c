import { Injectable } from '@nestjs/common';
import { ConflictError } from '../common/errors/conflict.error.js';
import type { ThreadStreamEvent } from '../protocol/events.js';
import type { UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import { RunConflictError } from '../threads/run-conflict.error.js';
import { type RunRecord } from '../threads/run-store.js';
import { type NewItem, ThreadStore } from '../threads/thread-store.js';
import { EventRecorder } from './recording/event-recorder.js';
import type { Reply } from './reply.js';
import { type RequestContext, Responder, type ResponderOutput } from './responder.js';
import type { ProduceEvents } from './runs/active-run.js';
import { Runs } from './runs/runs.js';

/** An answer that is about to start: everything before it is stored. */
export interface PreparedTurn {
  readonly open: (signal: AbortSignal) => AsyncIterable<ResponderOutput>;
  /** Events that are sent before the answer; what they mean is stored already. */
  readonly before?: readonly ThreadStreamEvent[];
}

/** What every request that starts an answer has in common: a thread that takes messages, a run, a recorded stream. */
@Injectable()
export class Turns {
  constructor(
    private readonly store: ThreadStore,
    private readonly responder: Responder,
    private readonly recorder: EventRecorder,
    private readonly runs: Runs,
  ) {}

  /** The thread, if it still takes messages. Missing: `NotFoundError`; locked or closed: `ConflictError`. */
  async openThread(context: RequestContext, threadId: string): Promise<ThreadMetadata> {
    const thread = await this.store.loadThread(context.identity, threadId);
    if (thread.status.type === 'active') return thread;
    const reason = thread.status.reason ? ` ${thread.status.reason}` : '';
    throw new ConflictError(
      `thread_${thread.status.type}`,
      `This thread is ${thread.status.type} and does not accept messages.${reason} Start a new thread.`,
    );
  }

  /**
   * Starts a run in the thread and replies with it; the same submit again is replied with the run that it started.
   * @param prepare changes what is stored. It is called when the thread is taken, so that nothing else answers in it.
   */
  async begin(context: RequestContext, thread: ThreadMetadata, prepare: () => Promise<PreparedTurn>): Promise<Reply> {
    return this.once(context, async () => {
      const run = await this.runs.reserve(context, thread.id);
      return this.start(run, context, thread, prepare);
    });
  }

  /**
   * The same in a new thread, which is stored with its first item and the run: all or nothing.
   * @param first makes the item. It is not called when the same submit has a run.
   */
  async beginThread<First extends NewItem>(
    context: RequestContext,
    thread: ThreadMetadata,
    first: () => Promise<First>,
    prepare: (first: First) => Promise<PreparedTurn>,
  ): Promise<Reply> {
    return this.once(context, async () => {
      const item = await first();
      const run = await this.runs.reserveWithThread(context, thread, [item]);
      return this.start(run, context, thread, () => prepare(item));
    });
  }

  /** The answer to a message, or to what the thread holds now (`message` null). */
  respond(thread: ThreadMetadata, message: UserMessageItem | null, context: RequestContext): PreparedTurn['open'] {
    return (signal) => this.responder.respond(thread, message, context, signal);
  }

  /** A submit that comes again follows the run that it started, also when it comes twice at the same time. */
  private async once(context: RequestContext, begin: () => Promise<RunRecord>): Promise<Reply> {
    const submitted = await this.runs.findSubmitted(context);
    if (submitted) return { kind: 'run', run: submitted };
    try {
      return { kind: 'run', run: await begin() };
    } catch (error) {
      const key = context.idempotencyKey;
      const isSameSubmit =
        error instanceof RunConflictError && key !== undefined && error.existing.idempotencyKey === key;
      if (isSameSubmit) return { kind: 'run', run: error.existing };
      throw error;
    }
  }

  private async start(
    run: RunRecord,
    context: RequestContext,
    thread: ThreadMetadata,
    prepare: () => Promise<PreparedTurn>,
  ): Promise<RunRecord> {
    try {
      this.runs.start(run, this.record(context, thread, await prepare()));
      return run;
    } catch (error) {
      await this.runs.release(run);
      throw error;
    }
  }

  private record(context: RequestContext, thread: ThreadMetadata, { open, before }: PreparedTurn): ProduceEvents {
    const turn = { context, thread, open, before, streamOptions: this.responder.streamOptions(thread, context) };
    return (pending, signal, complete) => this.recorder.record({ ...turn, complete }, signal, pending);
  }
}
