import { Injectable } from '@nestjs/common';
import { ConflictError } from '../common/errors/conflict.error.js';
import type { ThreadStreamEvent } from '../protocol/events.js';
import type { UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import { ThreadStore } from '../threads/thread-store.js';
import { EventRecorder } from './event-recorder.js';
import type { Reply } from './reply.js';
import { type RequestContext, Responder, type ResponderOutput } from './responder.js';
import type { ProduceEvents } from './runs/active-run.js';
import { RunConflictError } from './runs/run-conflict.error.js';
import { type RunRecord } from './runs/run-store.js';
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
      `This thread is ${thread.status.type} and takes no messages.${reason} Start a new thread.`,
    );
  }

  /**
   * Starts a run in the thread and replies with it; the same submit again is replied with the run that it started.
   * @param prepare changes what is stored. It is called when the thread is taken, so that nothing else answers in it.
   */
  async begin(context: RequestContext, thread: ThreadMetadata, prepare: () => Promise<PreparedTurn>): Promise<Reply> {
    const submitted = await this.runs.findSubmitted(context);
    if (submitted) return { kind: 'run', run: submitted };
    const reserved = await this.reserve(context, thread.id);
    if (!reserved.isNew) return { kind: 'run', run: reserved.run };
    try {
      this.runs.start(reserved.run, this.record(context, thread, await prepare()));
    } catch (error) {
      await this.runs.release(reserved.run);
      throw error;
    }
    return { kind: 'run', run: reserved.run };
  }

  /** The answer to a message, or to what the thread holds now (`message` null). */
  respond(thread: ThreadMetadata, message: UserMessageItem | null, context: RequestContext): PreparedTurn['open'] {
    return (signal) => this.responder.respond(thread, message, context, signal);
  }

  /** Two equal submits may race for the thread: the one that loses follows the run of the other. */
  private async reserve(context: RequestContext, threadId: string): Promise<{ run: RunRecord; isNew: boolean }> {
    try {
      return { run: await this.runs.reserve(context, threadId), isNew: true };
    } catch (error) {
      const key = context.idempotencyKey;
      const isSameSubmit = error instanceof RunConflictError && key !== undefined && error.existing.idempotencyKey === key;
      if (isSameSubmit) return { run: error.existing, isNew: false };
      throw error;
    }
  }

  private record(context: RequestContext, thread: ThreadMetadata, { open, before }: PreparedTurn): ProduceEvents {
    const turn = { context, thread, open, before, streamOptions: this.responder.streamOptions(thread, context) };
    return (pending, signal) => this.recorder.record(turn, signal, pending);
  }
}
