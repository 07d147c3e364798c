import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../http/problem.js';
import { AssistantRequestDto } from './assistant-request.dto.js';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Documents `POST /chatkit`; the named schemas are generated from `src/protocol`. */
export function ApiChatKit(): MethodDecorator {
  return applyDecorators(
    ApiTags('chatkit'),
    ApiOperation({
      operationId: 'ChatKitController_handle',
      summary: 'The ChatKit protocol',
      description:
        'Answers with JSON or, for the types that produce an answer, with an event stream whose frames are ' +
        '`data: {json}` and a blank line, each a `ThreadStreamEvent`. Comments (`: …`) are heartbeats.',
    }),
    ApiBody({ required: true, schema: reference('ChatKitRequest') }),
    ApiResponse({
      status: 200,
      description: 'JSON for the types that read or change one thing, an event stream for the others',
      content: {
        'application/json': { schema: reference('ChatKitResponse') },
        'text/event-stream': { schema: { type: 'string' } },
      },
    }),
    ApiProblems(400, 403, 404, 408, 409, 413, 415, 422, 429, 500, 501, 503),
  );
}

/** Documents `POST /assistant/chatkit`. */
export function ApiAssistant(): MethodDecorator {
  return applyDecorators(
    ApiTags('assistant'),
    ApiOperation({
      summary: 'Ask a question, get a streamed answer with citations',
      description:
        'Named events: `thread.created` (new threads), `item.created`, `item.delta`, `item.annotation`, `item.done`, ' +
        '`progress`, `error`, and last, exactly once, `done`.',
    }),
    ApiBody({ type: AssistantRequestDto }),
    ApiResponse({
      status: 200,
      description: 'The answer',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
    ApiProblems(400, 403, 404, 408, 409, 413, 415, 422, 500, 503),
  );
}
