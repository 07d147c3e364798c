import type { AgentInputItem } from '@openai/agents';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import type { RequestContext } from '../chatkit/responder.js';
import type { ThreadItem, UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { ThreadStore } from '../threads/thread-store.js';
import { ATTACHMENT_BYTES, AttachmentParts } from './attachment-parts.js';
import { handbookHooks } from './handbook-hooks.js';
import { readerContextToInput } from './reader-context.js';
import { threadToInput } from './thread-to-input/thread-to-input.js';
import { truncateInput } from './thread-to-input/truncate-input.js';

const HISTORY_ITEMS = 100;
/** Leaves room for what the searches of a turn find, also in small models. */
const HISTORY_TOKENS = 24_000;

/** What a model is given: the thread so far, within limits, and what the reader has open. */
export class ModelInput {
  constructor(
    private readonly store: ThreadStore,
    private readonly attachments: Pick<AttachmentStore, 'read'>,
    /** The most bytes of attachments that one input has; 0 for a model that reads none. */
    private readonly attachmentBytes = ATTACHMENT_BYTES,
  ) {}

  /** The newest items of a thread, oldest first, `message` among them. */
  async history(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    request: RequestContext,
  ): Promise<ThreadItem[]> {
    const { identity, isNewThread } = request;
    if (message && isNewThread) return [message];
    const page = await this.store.listItems(identity, thread.id, { limit: HISTORY_ITEMS, order: 'desc' });
    const items = page.data.toReversed();
    return message && !items.some((item) => item.id === message.id) ? [...items, message] : items;
  }

  async from(history: readonly ThreadItem[], request: RequestContext): Promise<AgentInputItem[]> {
    const attachments = await AttachmentParts.read(history, this.attachments, request.identity, this.attachmentBytes);
    const items = truncateInput(await threadToInput(history, handbookHooks(attachments)), HISTORY_TOKENS);
    const readerContext = readerContextToInput(request);
    return readerContext ? [...items, readerContext] : items;
  }
}
