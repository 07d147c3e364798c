import { Injectable } from '@nestjs/common';
import { ConflictError } from '../common/errors/conflict.error.js';
import type { UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import { RunConflictError } from '../threads/run-conflict.error.js';
import { type RunRecord } from '../threads/run-store.js';
import { type NewItem, ThreadStore } from '../threads/thread-store.js';
import { EventRecorder } from './recording/event-recorder.js';
import type { RunReply } from './reply.js';
import { ReservedTurn, type TurnAnswer } from './reserved-turn.js';
import { type RequestContext, Responder } from './responder.js';
import { Runs } from './runs/runs.js';

/** What every request that starts an answer needs: a thread that accepts messages, a reservation, a recorded run. */
@Injectable()
export class Turns {
  constructor(
    private readonly store: ThreadStore,
    private readonly responder: Responder,
    private readonly recorder: EventRecorder,
    private readonly runs: Runs,
  ) {}

  /** The thread, if it accepts messages. Missing: `NotFoundError`; locked or closed: `ConflictError`. */
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
   * Handles a submit at most once. When the same submit was received before, also at the same moment, the reply is the
   * run that it started. The key of another submit: `ConflictError`.
   */
  async once(context: RequestContext, handle: () => Promise<RunReply>): Promise<RunReply> {
    const submitted = await this.runs.findSubmitted(context);
    if (submitted) return replyOf(submitted, context);
    try {
      return await handle();
    } catch (error) {
      if (!isSameSubmit(error, context)) throw error;
      return replyOf(error.existing, context);
    }
  }

  /** Reserves the thread, so that nothing else answers in it. Another run is active in it: `RunConflictError`. */
  async reserve(context: RequestContext, thread: ThreadMetadata): Promise<ReservedTurn> {
    return this.reserved(await this.runs.reserve(context, thread.id), context, thread);
  }

  /** Stores a new thread with its first items and reserves it, all or nothing. */
  async reserveWithThread(
    context: RequestContext,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<ReservedTurn> {
    return this.reserved(await this.runs.reserveWithThread(context, thread, items), context, thread);
  }

  /** Opens the answer to a message, or to what the thread holds now when `message` is null. */
  respond(thread: ThreadMetadata, message: UserMessageItem | null, context: RequestContext): TurnAnswer['open'] {
    return (signal) => this.responder.respond(thread, message, context, signal);
  }

  private reserved(run: RunRecord, context: RequestContext, thread: ThreadMetadata): ReservedTurn {
    return new ReservedTurn(run, this.runs, (answer) => {
      const turn = { context, thread, ...answer, streamOptions: this.responder.streamOptions(thread, context) };
      return (progress, signal, complete) => this.recorder.record({ ...turn, complete }, signal, progress);
    });
  }
}

/** The run that a submit started. Runs of older versions have no hash. */
function replyOf(run: RunRecord, { requestHash }: RequestContext): RunReply {
  if (run.requestHash !== undefined && run.requestHash !== requestHash) {
    throw new ConflictError('idempotency_key_reused');
  }
  return { kind: 'run', run };
}

function isSameSubmit(error: unknown, { idempotencyKey }: RequestContext): error is RunConflictError {
  return (
    error instanceof RunConflictError &&
    idempotencyKey !== undefined &&
    error.existing.idempotencyKey === idempotencyKey
  );
}
