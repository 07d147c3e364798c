import { Injectable } from '@nestjs/common';
import { ConflictError } from '../../common/errors/conflict.error.js';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { StructuredInputItem } from '../../protocol/items.js';
import type { RequestOf } from '../../protocol/requests.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { answerStructuredInput } from '../answer-structured-input.js';
import type { Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';
import { Turns } from '../turns.js';

/** The reader's input to a form in the thread: replaces the form by the filled-in form and continues the answer. */
@Injectable()
export class StructuredInputHandlers {
  constructor(
    private readonly store: ThreadStore,
    private readonly turns: Turns,
  ) {}

  async add({ params }: RequestOf<'threads.add_structured_input'>, context: RequestContext): Promise<Reply> {
    const thread = await this.turns.openThread(context, params.thread_id);
    return this.turns.once(context, async () => {
      await using turn = await this.turns.reserve(context, thread);
      const form = await this.loadPending(context, thread.id, params.item_id);
      const answered: ThreadStreamEvent = {
        type: 'thread.item.replaced',
        item: answerStructuredInput(form, params.input),
      };
      const respond = this.turns.respond(thread, null, context);
      return turn.start({
        async *open(signal) {
          yield answered;
          yield* respond(signal);
        },
      });
    });
  }

  private async loadPending(context: RequestContext, threadId: string, itemId: string): Promise<StructuredInputItem> {
    const item = await this.store.loadItem(context.identity, threadId, itemId);
    if (item.type !== 'structured_input') {
      throw new InvalidRequestError('Only a structured input can be answered. Send the id of a structured input.', [
        { path: 'params.item_id', message: `Names an item of type ${item.type}` },
      ]);
    }
    if (item.status === 'pending') return item;
    throw new ConflictError(
      'structured_input_not_pending',
      `This structured input is ${item.status} already. Load the thread again to see its current state.`,
    );
  }
}
