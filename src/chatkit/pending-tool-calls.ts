import { Injectable } from '@nestjs/common';
import { ConflictError } from '../common/errors/conflict.error.js';
import type { ClientToolCallItem, ThreadItem } from '../protocol/items.js';
import { DEFAULT_PAGE_SIZE } from '../protocol/request-limits.js';
import { ThreadStore } from '../threads/thread-store.js';
import type { RequestContext } from './responder.js';

/** The output of a call that the user skipped, for the model. */
const SKIPPED = { error: { message: 'The user continued before this call was answered.' } };

/** Calls that wait for a client to run a tool. At most one of a thread can still be answered: its last item. */
@Injectable()
export class PendingToolCalls {
  constructor(private readonly store: ThreadStore) {}

  /** Completes the pending call at the end of the thread. None is pending: `ConflictError`. */
  async complete({ identity }: RequestContext, threadId: string, output: unknown): Promise<void> {
    const { data } = await this.store.listItems(identity, threadId, { limit: 1, order: 'desc' });
    const call = data.find(isPending);
    if (!call) {
      throw new ConflictError('no_pending_tool_call');
    }
    await this.store.saveItem(identity, threadId, { ...call, status: 'completed', output });
  }

  /** Removes calls that can no longer be answered (reference: `_cleanup_pending_client_tool_call` in server.py). */
  async removePending(context: RequestContext, threadId: string): Promise<void> {
    for (const call of await this.listPending(context, threadId)) {
      await this.store.deleteItem(context.identity, threadId, call.id);
    }
  }

  /** Completes pending calls before a new user message, with an error as their output, which the model reads. */
  async closePending(context: RequestContext, threadId: string): Promise<void> {
    for (const call of await this.listPending(context, threadId)) {
      await this.store.saveItem(context.identity, threadId, { ...call, status: 'completed', output: SKIPPED });
    }
  }

  private async listPending({ identity }: RequestContext, threadId: string): Promise<ClientToolCallItem[]> {
    const { data } = await this.store.listItems(identity, threadId, { limit: DEFAULT_PAGE_SIZE, order: 'desc' });
    return data.filter(isPending);
  }
}

function isPending(item: ThreadItem): item is ClientToolCallItem {
  return item.type === 'client_tool_call' && item.status === 'pending';
}
