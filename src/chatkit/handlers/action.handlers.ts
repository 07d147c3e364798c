import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { RequestOf } from '../../protocol/requests.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { json, type Reply } from '../reply.js';
import { type RequestContext, Responder } from '../responder.js';
import { Turns } from '../turns.js';

/** What clients expect: one error event, no stream options (reference: server.py, custom action). */
const WRONG_SENDER: ThreadStreamEvent = { type: 'error', code: 'stream.error', allow_retry: false };

/** Actions that a ChatKit widget sends, or the client itself without a sender. */
@Injectable()
export class ActionHandlers {
  constructor(
    private readonly store: ThreadStore,
    private readonly responder: Responder,
    private readonly turns: Turns,
  ) {}

  async stream({ params }: RequestOf<'threads.custom_action'>, context: RequestContext): Promise<Reply> {
    const thread = await this.turns.openThread(context, params.thread_id);
    const sender = await this.loadSender(context, thread.id, params.item_id);
    if (sender && sender.type !== 'widget') return { kind: 'events', events: [WRONG_SENDER] };
    return this.turns.once(context, async () => {
      await using turn = await this.turns.reserve(context, thread);
      return turn.start({ open: (signal) => this.responder.action(thread, params.action, sender, context, signal) });
    });
  }

  async sync({ params }: RequestOf<'threads.sync_custom_action'>, context: RequestContext): Promise<Reply> {
    const thread = await this.turns.openThread(context, params.thread_id);
    const sender = await this.loadSender(context, thread.id, params.item_id);
    if (sender && sender.type !== 'widget') {
      throw new InvalidRequestError('Only a widget can send an action. Send the id of a widget item.', [
        { path: 'params.item_id', message: `Names an item of type ${sender.type}` },
      ]);
    }
    return json(await this.responder.syncAction(thread, params.action, sender, context));
  }

  private async loadSender(
    { identity }: RequestContext,
    threadId: string,
    itemId: string | null | undefined,
  ): Promise<ThreadItem | null> {
    return itemId ? this.store.loadItem(identity, threadId, itemId) : null;
  }
}
