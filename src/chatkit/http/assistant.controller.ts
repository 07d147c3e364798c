import { Body, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { RequestId } from '../../http/request-id.js';
import { ChatKitServer } from '../chatkit.server.js';
import { AssistantRequestDto } from './assistant-request.dto.js';
import { ApiAssistant } from './chatkit.openapi.js';
import { NAMED_FRAMES } from './frame-formats.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { canResume, RunResponses } from './run-responses.js';

/** The simple endpoint: a question in, named events out. A thin translation of the ChatKit server. */
@ChatKitController('assistant/chatkit')
export class AssistantController {
  constructor(
    private readonly server: ChatKitServer,
    private readonly responses: RunResponses,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiAssistant()
  async ask(
    @Body() question: AssistantRequestDto,
    @CurrentIdentity() identity: Identity,
    @RequestId() requestId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const caller = { identity, requestId, idempotencyKey: idempotencyKeyOf(request, {}) };
    const reply = await this.server.process(toChatKitRequest(question), caller);
    if (reply.kind !== 'run') throw new TypeError('A message is always answered by a run.');
    const options = { format: NAMED_FRAMES, cursor: 0, stopWithReader: !canResume(request) };
    await this.responses.stream(response, identity, reply.run.id, options);
  }
}

function toChatKitRequest({ query, thread_id, context }: AssistantRequestDto): object {
  if (query.trim() === '')
    throw new InvalidRequestError('The question is empty. Ask something.', [
      { path: 'query', message: 'query must hold a question' },
    ]);
  const input = { content: [{ type: 'input_text', text: query }], attachments: [], inference_options: {} };
  return thread_id
    ? { type: 'threads.add_user_message', params: { thread_id, input }, context }
    : { type: 'threads.create', params: { input }, context };
}
