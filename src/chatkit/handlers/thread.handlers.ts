import { Injectable } from '@nestjs/common';
import { DEFAULT_PAGE_SIZE } from '../../protocol/request-limits.js';
import type { RequestOf } from '../../protocol/requests.js';
import { toWireThread } from '../../protocol/wire.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { checkTitle } from '../../threads/thread-title.js';
import { toPageRequest } from '../paging.js';
import { json, type Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';

/** Reads, renames and deletes threads. */
@Injectable()
export class ThreadHandlers {
  constructor(private readonly store: ThreadStore) {}

  /** Returns the thread with its oldest items, as the reference does. */
  async get({ params }: RequestOf<'threads.get_by_id'>, { identity }: RequestContext): Promise<Reply> {
    const thread = await this.store.loadThread(identity, params.thread_id);
    const items = await this.store.listItems(identity, thread.id, { limit: DEFAULT_PAGE_SIZE, order: 'asc' });
    return json(toWireThread(thread, items));
  }

  async list({ params }: RequestOf<'threads.list'>, { identity }: RequestContext): Promise<Reply> {
    const page = await this.store.listThreads(identity, toPageRequest(params));
    return json({ ...page, data: page.data.map((thread) => toWireThread(thread)) });
  }

  async update({ params }: RequestOf<'threads.update'>, { identity }: RequestContext): Promise<Reply> {
    const thread = await this.store.loadThread(identity, params.thread_id);
    const renamed = { ...thread, title: checkTitle(params.title) };
    await this.store.saveThread(identity, renamed);
    return json(toWireThread(renamed));
  }

  async delete({ params }: RequestOf<'threads.delete'>, { identity }: RequestContext): Promise<Reply> {
    await this.store.deleteThread(identity, params.thread_id);
    return json({});
  }
}
