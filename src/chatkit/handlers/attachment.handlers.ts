import { Injectable } from '@nestjs/common';
import { AttachmentStore } from '../../attachments/attachment-store.js';
import type { RequestOf } from '../../protocol/requests.js';
import { json, type Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';

/** Registering and deleting attachments; their bytes travel by `/attachments/:id`. */
@Injectable()
export class AttachmentHandlers {
  constructor(private readonly attachments: AttachmentStore) {}

  async create({ params }: RequestOf<'attachments.create'>, { identity }: RequestContext): Promise<Reply> {
    return json(await this.attachments.create(identity, params));
  }

  async delete({ params }: RequestOf<'attachments.delete'>, { identity }: RequestContext): Promise<Reply> {
    await this.attachments.delete(identity, params.attachment_id);
    return json({});
  }
}
