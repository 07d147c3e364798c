import { Injectable } from '@nestjs/common';
import { NotImplementedError } from '../../common/errors/not-implemented.error.js';
import type { Attachment } from '../../protocol/attachments.js';
import { AttachmentStore } from '../attachment-store.js';

/** Used while the server keeps no attachments: every use answers a clear problem. */
@Injectable()
export class UnconfiguredAttachmentStore extends AttachmentStore {
  override create(): Promise<Attachment> {
    return refuse();
  }

  override load(): Promise<Attachment> {
    return refuse();
  }

  override save(): Promise<void> {
    return refuse();
  }

  override delete(): Promise<void> {
    return refuse();
  }
}

function refuse(): Promise<never> {
  return Promise.reject(
    new NotImplementedError('This server keeps no attachments. Send text only.', 'attachments_not_configured'),
  );
}
