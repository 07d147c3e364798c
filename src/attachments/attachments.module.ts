import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentStore } from './attachment-store.js';
import { attachmentProviders } from './attachments.providers.js';
import { AttachmentEntity } from './entities/attachment.entity.js';
import { AttachmentsController } from './http/attachments.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([AttachmentEntity])],
  controllers: [AttachmentsController],
  providers: attachmentProviders,
  exports: [AttachmentStore],
})
export class AttachmentsModule {}
