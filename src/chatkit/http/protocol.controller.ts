import { Body, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { RequestId } from '../../http/request-id.js';
import { serialize, serializeEvent } from '../../protocol/wire.js';
import { ChatKitServer } from '../chatkit.server.js';
import { RunEvents } from '../runs/run-events.js';
import { ApiChatKit } from './chatkit.openapi.js';
import { PLAIN_FRAMES, resumableFrames } from './frame-formats.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { canResume, RunResponses } from './run-responses.js';
import { sendFrames } from './sse-response.js';

/** The whole ChatKit protocol on one route: the request's `type` decides between JSON and an event stream. */
@ApiTags('chatkit')
@ChatKitController('chatkit')
@RequireScope('chat')
export class ProtocolController {
  constructor(
    private readonly server: ChatKitServer,
    private readonly responses: RunResponses,
    private readonly events: RunEvents,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiChatKit()
  async handle(
    @Body() body: unknown,
    @CurrentIdentity() identity: Identity,
    @RequestId() requestId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const idempotencyKey = idempotencyKeyOf(request, body);
    const reply = await this.server.process(body, { identity, requestId, idempotencyKey });
    switch (reply.kind) {
      case 'json':
        response.type('application/json').send(serialize(reply.body));
        return;
      case 'events':
        sendFrames(response, () => reply.events.map((event) => `data: ${serializeEvent(event)}\n\n`));
        return;
      case 'run': {
        const resumable = canResume(request);
        const format = resumable ? resumableFrames(this.events) : PLAIN_FRAMES;
        await this.responses.stream(response, identity, reply.run.id, {
          format,
          cursor: 0,
          stopWithReader: !resumable,
        });
        return;
      }
      default:
        reply satisfies never;
    }
  }
}
