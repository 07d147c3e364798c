import type { AgentInputItem } from '@openai/agents';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import type { RequestContext } from '../chatkit/responder.js';
import type { ThreadItem, UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { ThreadStore } from '../threads/thread-store.js';
import { AttachmentParts } from './attachment-parts.js';
import { fenceData } from './fenced-data.js';
import { ATTACHMENT_BYTES, HISTORY_ITEMS, HISTORY_TOKENS } from './limits.js';
import { readerContextToInput } from './reader-context.js';
import { truncateInput } from './thread-to-input/fit-input.js';
import type { InputHooks } from './thread-to-input/input-hooks.js';
import { threadToInput } from './thread-to-input/thread-to-input.js';
import { INTROS, serverInput, textPart } from './thread-to-input/user-input.js';

/** The input of a model: the thread so far, within limits, and the reader's context. */
export class ModelInput {
  constructor(
    private readonly store: Pick<ThreadStore, 'listItems'>,
    private readonly attachments: Pick<AttachmentStore, 'read'>,
    /** The most bytes of attachments in one input; 0 for a model that reads no attachments. */
    private readonly attachmentBytes = ATTACHMENT_BYTES,
  ) {}

  /** The newest items of a thread including `message`, oldest first. */
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

/**
 * How the handbook's agent reads items that only an integration can interpret. A hook that throws would make a thread
 * unusable.
 */
function handbookHooks(attachments: AttachmentParts): Partial<InputHooks> {
  return {
    attachment: (attachment) => attachments.partOf(attachment),
    tag: ({ id, text, data }) => textPart(fenceData('mention', { id, text, data })),
    /** The selection is part of the reader's context, as fenced data. */
    quotedText: () => [],
    hiddenContext: ({ content }) => [
      serverInput(textPart(`${INTROS.hiddenContext}\n${fenceData('hidden_context', content)}`)),
    ],
  };
}
