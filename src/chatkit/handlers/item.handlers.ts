import { Injectable } from '@nestjs/common';
import type { RequestOf } from '../../protocol/requests.js';
import { withoutHiddenItems } from '../../protocol/wire.js';
import { FeedbackStore } from '../../threads/feedback-store.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { toPageRequest } from '../paging.js';
import { json, type Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';

/** Lists the items of a thread and saves feedback on them. */
@Injectable()
export class ItemHandlers {
  constructor(
    private readonly store: ThreadStore,
    private readonly feedback: FeedbackStore,
  ) {}

  /** Hidden items are removed after paging, as in the reference, so a page may have fewer items than its limit. */
  async list({ params }: RequestOf<'items.list'>, { identity }: RequestContext): Promise<Reply> {
    return json(withoutHiddenItems(await this.store.listItems(identity, params.thread_id, toPageRequest(params))));
  }

  async addFeedback({ params }: RequestOf<'items.feedback'>, { identity }: RequestContext): Promise<Reply> {
    await this.feedback.saveFeedback(identity, params.thread_id, params.item_ids, params.kind);
    return json({});
  }
}
