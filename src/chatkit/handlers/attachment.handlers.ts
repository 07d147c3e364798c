import { Injectable } from '@nestjs/common';
import { AttachmentStore } from '../../attachments/attachment-store.js';
import { attachmentSchema } from '../../protocol/attachments.js';
import type { RequestOf } from '../../protocol/requests.js';
import { json, type Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';

/** Registers and deletes attachments. Their bytes are uploaded and downloaded at `/attachments/:id`. */
@Injectable()
export class AttachmentHandlers {
  constructor(private readonly attachments: AttachmentStore) {}

  /** Parses the stored record to normalize its URLs, because clients compare them as text. */
  async create({ params }: RequestOf<'attachments.create'>, { identity }: RequestContext): Promise<Reply> {
    const attachment = attachmentSchema.parse(await this.attachments.create(identity, params));
    await this.attachments.save(identity, attachment);
    return json(attachment);
  }

  async delete({ params }: RequestOf<'attachments.delete'>, { identity }: RequestContext): Promise<Reply> {
    await this.attachments.delete(identity, params.attachment_id);
    return json({});
  }
}
