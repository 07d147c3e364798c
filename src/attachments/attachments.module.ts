import { Module } from '@nestjs/common';
import { AttachmentStore } from './attachment-store.js';
import { attachmentProviders } from './attachments.providers.js';

@Module({ providers: attachmentProviders, exports: [AttachmentStore] })
export class AttachmentsModule {}
