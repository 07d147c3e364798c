import { Injectable } from '@nestjs/common';
import { AttachmentStore } from '../attachments/attachment-store.js';
import { Clock } from '../common/clock.js';
import { ConflictError } from '../common/errors/conflict.error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { newId } from '../common/ids.js';
import type { Attachment } from '../protocol/attachments.js';
import type { UserMessageItem } from '../protocol/items.js';
import type { UserMessageInput } from '../protocol/messages.js';
import { MESSAGE_ATTACHMENTS, MESSAGE_LIMIT, SELECTED_TEXT_LIMIT } from '../protocol/request-limits.js';
import { cutCharacters, hasMoreCharacters } from '../text/cut.js';
import type { RequestContext } from './responder.js';

/** Builds the item of a submitted message: validates it, lists each attachment once and cuts a long quotation. */
@Injectable()
export class UserMessages {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly clock: Clock,
  ) {}

  async build(input: UserMessageInput, threadId: string, { identity }: RequestContext): Promise<UserMessageItem> {
    checkLimits(input);
    const ids = [...new Set(input.attachments)];
    const attachments = await Promise.all(ids.map((id) => this.attachments.load(identity, id)));
    if (attachments.some(isNotUploaded)) {
      throw new ConflictError('attachment_not_uploaded');
    }
    return {
      id: newId('message'),
      thread_id: threadId,
      created_at: this.clock.now().toISOString(),
      type: 'user_message',
      content: input.content,
      attachments: attachments.map((attachment) => ({ ...attachment, thread_id: threadId })),
      quoted_text: input.quoted_text ? cutCharacters(input.quoted_text, SELECTED_TEXT_LIMIT) : input.quoted_text,
      inference_options: input.inference_options,
    };
  }

  /** Stores the attachments with the thread that they belong to now. */
  async keepAttachments(attachments: readonly Attachment[], { identity }: RequestContext): Promise<void> {
    for (const attachment of attachments) await this.attachments.save(identity, attachment);
  }
}

/** The upload descriptor is removed when the bytes have arrived (reference: `AttachmentBase` in types.py). */
function isNotUploaded({ upload_descriptor }: Attachment): boolean {
  return upload_descriptor != null;
}

function checkLimits(input: UserMessageInput): void {
  const text = input.content.map((part) => part.text).join('');
  if (hasMoreCharacters(text, MESSAGE_LIMIT)) {
    throw new InvalidRequestError(
      `A message has at most ${MESSAGE_LIMIT} characters. Shorten it, or attach the text as a file.`,
      [{ path: 'params.input.content', message: `Longer than ${MESSAGE_LIMIT} characters` }],
      'message_too_long',
    );
  }
  if (input.attachments.length > MESSAGE_ATTACHMENTS) {
    throw new InvalidRequestError(`A message has at most ${MESSAGE_ATTACHMENTS} attachments. Remove some of them.`, [
      { path: 'params.input.attachments', message: `More than ${MESSAGE_ATTACHMENTS} ids` },
    ]);
  }
}
