import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import type { RequestOf } from '../../protocol/requests.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { withStoredContext } from '../reader-context.js';
import type { Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';
import { Turns } from '../turns.js';

/** Answers a user message again. The items after it are deleted in one transaction, without events. */
@Injectable()
export class RetryHandlers {
  constructor(
    private readonly store: ThreadStore,
    private readonly turns: Turns,
  ) {}

  async retryAfter({ params }: RequestOf<'threads.retry_after_item'>, context: RequestContext): Promise<Reply> {
    const thread = await this.turns.openThread(context, params.thread_id);
    const message = await this.store.loadItem(context.identity, thread.id, params.item_id);
    if (message.type !== 'user_message') {
      throw new InvalidRequestError('Only an answer to a user message can be retried. Send the id of a user message.', [
        { path: 'params.item_id', message: `Names an item of type ${message.type}` },
      ]);
    }
    return this.turns.once(context, async () => {
      await using turn = await this.turns.reserve(context, thread);
      const { readerContext } = await this.store.loadItemExtras(context.identity, thread.id, message.id);
      await this.store.deleteItemsAfter(context.identity, thread.id, message.id);
      const asked = withStoredContext(context, readerContext, message.quoted_text);
      return turn.start({ open: this.turns.respond(thread, message, asked) });
    });
  }
}
