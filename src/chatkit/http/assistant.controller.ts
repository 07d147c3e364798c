import { Body, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { RequestId } from '../../http/request-id.js';
import { ChatKitServer } from '../chatkit.server.js';
import { AssistantRequestDto } from './assistant-request.dto.js';
import { ApiAssistant } from './chatkit.openapi.js';
import { NAMED_FRAMES, RESUMABLE_NAMED_FRAMES } from './frame-formats.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { canResume, RunResponses } from './run-responses.js';

/** The simple endpoint: accepts a question and streams the answer as named events. */
@ApiTags('assistant')
@ChatKitController('assistant/chatkit')
@RequireScope('chat')
export class AssistantController {
  constructor(
    private readonly server: ChatKitServer,
    private readonly responses: RunResponses,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiAssistant()
  async ask(
    @Body() { query, thread_id, context }: AssistantRequestDto,
    @CurrentIdentity() identity: Identity,
    @RequestId() requestId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const caller = { identity, requestId, idempotencyKey: idempotencyKeyOf(request, {}) };
    const { run } = await this.server.ask({ query, threadId: thread_id ?? undefined, reader: context ?? {} }, caller);
    const resumable = canResume(request);
    const format = resumable ? RESUMABLE_NAMED_FRAMES : NAMED_FRAMES;
    await this.responses.stream(response, identity, run.id, { format, cursor: 0, stopWithReader: !resumable });
  }
}
