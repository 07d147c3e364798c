import { Injectable } from '@nestjs/common';
import type { RequestOf } from '../../protocol/requests.js';
import { PendingToolCalls } from '../pending-tool-calls.js';
import type { Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';
import { Turns } from '../turns.js';

/** The output of a tool that ran in the client: completes the pending call and continues the answer. */
@Injectable()
export class ToolOutputHandlers {
  constructor(
    private readonly toolCalls: PendingToolCalls,
    private readonly turns: Turns,
  ) {}

  async add({ params }: RequestOf<'threads.add_client_tool_output'>, context: RequestContext): Promise<Reply> {
    const thread = await this.turns.openThread(context, params.thread_id);
    return this.turns.once(context, async () => {
      await using turn = await this.turns.reserve(context, thread);
      await this.toolCalls.complete(context, thread.id, params.result);
      await this.toolCalls.removePending(context, thread.id);
      return turn.start({ open: this.turns.respond(thread, null, context) });
    });
  }
}
