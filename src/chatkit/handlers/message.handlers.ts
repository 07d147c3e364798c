import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { UserMessageItem } from '../../protocol/items.js';
import { SELECTED_TEXT_LIMIT } from '../../protocol/reader-context.js';
import type { RequestOf } from '../../protocol/requests.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { toWireThread } from '../../protocol/wire.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { PendingToolCalls } from '../pending-tool-calls.js';
import type { Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';
import { type PreparedTurn, Turns } from '../turns.js';
import { UserMessages } from '../user-messages.js';

type MessageRequest = RequestOf<'threads.create'> | RequestOf<'threads.add_user_message'>;

const SELECTION_CUT: ThreadStreamEvent = {
  type: 'notice',
  level: 'info',
  message: `Only the first ${SELECTED_TEXT_LIMIT.toLocaleString('en')} characters of the selected text are used.`,
};

/** A message of the user, in a new thread or an existing one. It is stored before the first frame leaves. */
@Injectable()
export class MessageHandlers {
  constructor(
    private readonly store: ThreadStore,
    private readonly messages: UserMessages,
    private readonly turns: Turns,
    private readonly toolCalls: PendingToolCalls,
    private readonly clock: Clock,
  ) {}

  async create(request: RequestOf<'threads.create'>, context: RequestContext): Promise<Reply> {
    const thread: ThreadMetadata = {
      id: newId('thread'),
      created_at: this.clock.now().toISOString(),
      status: { type: 'active' },
      metadata: {},
    };
    const created: ThreadStreamEvent = { type: 'thread.created', thread: toWireThread(thread) };
    const inNewThread = { ...context, isNewThread: true };
    return this.turns.beginThread(
      inNewThread,
      thread,
      () => this.build(request, thread, inNewThread),
      ({ item }) => this.prepare(item, thread, inNewThread, [created]),
    );
  }

  async add(request: RequestOf<'threads.add_user_message'>, context: RequestContext): Promise<Reply> {
    const thread = await this.turns.openThread(context, request.params.thread_id);
    return this.turns.begin(context, thread, async () => {
      const { item, extras } = await this.build(request, thread, context);
      await this.toolCalls.closePending(context, thread.id);
      await this.store.saveItem(context.identity, thread.id, item, extras);
      return this.prepare(item, thread, context);
    });
  }

  private async build({ params }: MessageRequest, thread: ThreadMetadata, context: RequestContext) {
    const item = await this.messages.build(params.input, thread.id, context);
    return { item, extras: { readerContext: toReaderContext(context) } };
  }

  /** The answer to a message that is stored. */
  private async prepare(
    message: UserMessageItem,
    thread: ThreadMetadata,
    context: RequestContext,
    before: readonly ThreadStreamEvent[] = [],
  ): Promise<PreparedTurn> {
    await this.messages.keepAttachments(message.attachments, context);
    const stored: ThreadStreamEvent = { type: 'thread.item.done', item: message };
    return {
      open: this.turns.respond(thread, message, context),
      before: [...before, stored, ...(context.selectionWasCut ? [SELECTION_CUT] : [])],
    };
  }
}

/** What is stored with the message, so that a retry is asked from the same page. */
function toReaderContext(context: RequestContext) {
  return {
    page_context: context.pageContext,
    selected_text: context.selectedText,
    context_mode: context.contextMode,
    session_id: context.sessionId,
  };
}
