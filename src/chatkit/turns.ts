import { Injectable } from '@nestjs/common';
import { ConflictError } from '../common/errors/conflict.error.js';
import type { ThreadStreamEvent } from '../protocol/events.js';
import type { UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import { ThreadStore } from '../threads/thread-store.js';
import { EventRecorder } from './event-recorder.js';
import type { Reply } from './reply.js';
import { type RequestContext, Responder, type ResponderEvent } from './responder.js';

type OpenEvents = (signal: AbortSignal) => AsyncIterable<ResponderEvent>;

/** What every request that starts an answer has in common: a thread that takes messages, and a recorded stream. */
@Injectable()
export class Turns {
  constructor(
    private readonly store: ThreadStore,
    private readonly responder: Responder,
    private readonly recorder: EventRecorder,
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

  /** @param before events that are sent, and were stored, before the answer starts. */
  reply(
    context: RequestContext,
    thread: ThreadMetadata,
    open: OpenEvents,
    before: readonly ThreadStreamEvent[] = [],
  ): Reply {
    const turn = { context, thread, open, streamOptions: this.responder.streamOptions(thread, context) };
    const recorder = this.recorder;
    return {
      kind: 'stream',
      async *open(signal) {
        yield* before;
        yield* recorder.record(turn, signal);
      },
    };
  }

  /** The answer to a message, or to what the thread holds now (`message` null). */
  respond(thread: ThreadMetadata, message: UserMessageItem | null, context: RequestContext): OpenEvents {
    return (signal) => this.responder.respond(thread, message, context, signal);
  }
}
