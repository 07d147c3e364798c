import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { UserMessageItem } from '../../protocol/items.js';
import { SELECTED_TEXT_LIMIT } from '../../protocol/request-limits.js';
import type { RequestOf } from '../../protocol/requests.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { toWireThread } from '../../protocol/wire.js';
import { type ItemExtras, ThreadStore } from '../../threads/thread-store.js';
import { PendingToolCalls } from '../pending-tool-calls.js';
import type { RunReply } from '../reply.js';
import type { TurnAnswer } from '../reserved-turn.js';
import { type RequestContext, Responder } from '../responder.js';
import { Turns } from '../turns.js';
import { UserMessages } from '../user-messages.js';

/** A message of the user, in a new thread or an existing one. It is stored before the first event is sent. */
@Injectable()
export class MessageHandlers {
  constructor(
    private readonly store: ThreadStore,
    private readonly messages: UserMessages,
    private readonly turns: Turns,
    private readonly toolCalls: PendingToolCalls,
    private readonly clock: Clock,
    private readonly responder: Responder,
  ) {}

  async create({ params }: RequestOf<'threads.create'>, caller: RequestContext): Promise<RunReply> {
    const context = { ...caller, isNewThread: true };
    return this.turns.once(context, async () => {
      const thread = this.newThread();
      const message = await this.messages.build(params.input, thread.id, context);
      await using turn = await this.turns.reserveWithThread(context, thread, [
        { item: message, extras: extrasOf(context) },
      ]);
      await this.messages.keepAttachments(message.attachments, context);
      const created: ThreadStreamEvent = { type: 'thread.created', thread: toWireThread(thread) };
      return turn.start(this.answerTo(message, thread, context, [created]));
    });
  }

  async add({ params }: RequestOf<'threads.add_user_message'>, context: RequestContext): Promise<RunReply> {
    const thread = await this.turns.openThread(context, params.thread_id);
    return this.turns.once(context, async () => {
      await using turn = await this.turns.reserve(context, thread);
      const message = await this.messages.build(params.input, thread.id, context);
      await this.toolCalls.closePending(context, thread.id);
      await this.store.saveItem(context.identity, thread.id, message, extrasOf(context));
      await this.messages.keepAttachments(message.attachments, context);
      return turn.start(this.answerTo(message, thread, context));
    });
  }

  private newThread(): ThreadMetadata {
    return {
      id: newId('thread'),
      created_at: this.clock.now().toISOString(),
      status: { type: 'active' },
      metadata: {},
    };
  }

  private answerTo(
    message: UserMessageItem,
    thread: ThreadMetadata,
    context: RequestContext,
    before: readonly ThreadStreamEvent[] = [],
  ): TurnAnswer {
    const stored: ThreadStreamEvent = { type: 'thread.item.done', item: message };
    return {
      before: [...before, stored, ...(context.selectionWasCut ? [this.selectionCut(message, context)] : [])],
      open: this.turns.respond(thread, message, context),
    };
  }

  private selectionCut(message: UserMessageItem, context: RequestContext): ThreadStreamEvent {
    const { selectionCut } = this.responder.serverTexts([message], context);
    // Without a separator of thousands, which languages write differently.
    return { type: 'notice', level: 'info', message: selectionCut.replace('{limit}', `${SELECTED_TEXT_LIMIT}`) };
  }
}

/** The page and the selection, stored with the message so that a retry can use them. */
function extrasOf(context: RequestContext): ItemExtras {
  const readerContext = {
    page_context: context.pageContext,
    selected_text: context.selectedText,
    context_mode: context.contextMode,
    session_id: context.sessionId,
  };
  return { readerContext };
}
