import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { map } from 'rxjs';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitServer } from '../chatkit.server.js';
import { serialize, serializeEvent } from '../wire.js';
import { ApiChatKit } from './chatkit.openapi.js';
import { observe } from './observe.js';
import { RequestId } from '../../http/request-id.js';
import { sendFrames } from './sse-response.js';

/** The whole ChatKit protocol on one route: the request's `type` decides between JSON and an event stream. */
@Controller('chatkit')
export class ChatKitController {
  constructor(private readonly server: ChatKitServer) {}

  @Post()
  @HttpCode(200)
  @ApiChatKit()
  async handle(
    @Body() body: unknown,
    @CurrentIdentity() identity: Identity,
    @RequestId() requestId: string,
    @Res() response: Response,
  ): Promise<void> {
    const reply = await this.server.process(body, { identity, requestId });
    if (reply.kind === 'json') {
      response.type('application/json').send(serialize(reply.body));
      return;
    }
    sendFrames(response, observe(reply.open).pipe(map((event) => `data: ${serializeEvent(event)}\n\n`)));
  }
}
