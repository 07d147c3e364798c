import { Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiSchemaResponse } from '../../http/described-by.js';
import { ApiProblems } from '../../http/problem.js';
import type { Attachment } from '../../protocol/attachments.js';
import { ACCEPTED_TYPES } from '../attachment-types.js';
import { AttachmentUploads } from '../attachment-uploads.js';
import { HostedAttachments } from '../hosted-attachments.js';
import { FileUploadDto } from './attachment.dto.js';
import { receiveMultipart } from './receive-multipart.js';
import { announcedSize, contentOf } from './request-content.js';
import { answerUnchanged, sendContent, setAttachmentHeaders } from './send-attachment.js';

const BINARY = { type: 'string', format: 'binary' } as const;
/** A file of JSON holds any JSON; the others are bytes. */
const CONTENT = Object.fromEntries(
  ACCEPTED_TYPES.map((type) => [type, { schema: type === 'application/json' ? {} : BINARY }]),
);
const FILE_HEADERS = {
  ETag: { description: 'Identifies the bytes, which never change', schema: { type: 'string' as const } },
  'Content-Disposition': {
    description: 'The name of the file; absent for images',
    schema: { type: 'string' as const },
  },
};

/** Upload and download of attachments. A two-phase upload is registered with `attachments.create` and sent here with PUT. */
@ApiTags('attachments')
@ChatKitController('attachments', { wire: true })
@RequireScope('attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: HostedAttachments,
    private readonly uploads: AttachmentUploads,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'createAttachment',
    summary: 'Attach a file in one step',
    description: 'At most 20 MB, of an allowed type; send the answered id with a message.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: FileUploadDto })
  @ApiSchemaResponse('Attachment', 'The attachment', 201)
  @ApiProblems(422, 429, 503)
  async add(
    @CurrentIdentity() owner: Identity,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Attachment> {
    return receiveMultipart(request, response, {
      take: (file) => this.uploads.add(owner, file),
      giveBack: ({ id }) => this.attachments.delete(owner, id),
    });
  }

  @Put(':id')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'uploadAttachment',
    summary: 'Upload the bytes of a registered attachment',
    description: 'Once, as many bytes as were declared and of the declared type.',
  })
  @ApiConsumes('application/octet-stream', '*/*')
  @ApiBody({ required: true, schema: BINARY })
  @ApiSchemaResponse('Attachment', 'The attachment, without its upload descriptor')
  @ApiProblems(404, 409, 422, 503)
  async upload(
    @CurrentIdentity() owner: Identity,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<Attachment> {
    return this.uploads.complete(owner, id, contentOf(request), announcedSize(request));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getAttachment',
    summary: 'The bytes of an attachment',
    description: 'Images are shown in place, everything else is offered for saving.',
  })
  @ApiOkResponse({
    description: 'The bytes, of the type that the attachment has',
    headers: FILE_HEADERS,
    content: CONTENT,
  })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'The `ETag` of the bytes that the caller has' })
  @ApiResponse({ status: 304, description: 'The caller has these bytes already' })
  @ApiProblems(404, 409, 410, 503)
  async download(
    @CurrentIdentity() owner: Identity,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.attachments.open(owner, id);
    setAttachmentHeaders(response, opened.record);
    if (answerUnchanged(request, response)) return void opened.content.destroy();
    await sendContent(response, opened);
  }
}
