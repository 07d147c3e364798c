import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { concat, concatMap, from, map, of } from 'rxjs';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import { RequestId } from '../../http/request-id.js';
import { ChatKitServer } from '../chatkit.server.js';
import { serialize } from '../wire.js';
import { DONE, type NamedEvent, toNamedEvent } from './assistant-events.js';
import { AssistantRequestDto } from './assistant-request.dto.js';
import { ApiAssistant } from './chatkit.openapi.js';
import { observe } from './observe.js';
import { sendFrames } from './sse-response.js';

/** The simple endpoint: a question in, named events out. A thin translation of the ChatKit server. */
@Controller('assistant/chatkit')
export class AssistantController {
  constructor(private readonly server: ChatKitServer) {}

  @Post()
  @HttpCode(200)
  @ApiAssistant()
  async ask(
    @Body() question: AssistantRequestDto,
    @CurrentIdentity() identity: Identity,
    @RequestId() requestId: string,
    @Res() response: Response,
  ): Promise<void> {
    const reply = await this.server.process(toChatKitRequest(question), { identity, requestId });
    if (reply.kind !== 'stream') throw new TypeError('A message is always answered with a stream.');
    const events = observe(reply.open).pipe(
      map(toNamedEvent),
      concatMap((event) => from(event ? [event] : [])),
    );
    sendFrames(response, concat(events, of(DONE)).pipe(map(toFrame)));
  }
}

function toChatKitRequest({ query, thread_id, context }: AssistantRequestDto): object {
  if (query.trim() === '') throw new InvalidRequestError('The question is empty.', [{ path: 'query', message: 'Blank' }]);
  const input = { content: [{ type: 'input_text', text: query }], attachments: [], inference_options: {} };
  return thread_id
    ? { type: 'threads.add_user_message', params: { thread_id, input }, context }
    : { type: 'threads.create', params: { input }, context };
}

function toFrame({ name, data }: NamedEvent): string {
  return `event: ${name}\ndata: ${name === 'thread.created' ? JSON.stringify(data) : serialize(data)}\n\n`;
}
