import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { componentOf, eventsOf } from '../../http/described-by.js';
import { ApiProblems } from '../../http/problem.js';
import { AssistantRequestDto } from './assistant-request.dto.js';
import { RunEventsDto } from './run.dto.js';

/** What `idempotencyKeyOf` and `readCursor` accept. */
const KEY = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]{1,200}$' } as const;
const POSITION = { type: 'string', pattern: String.raw`^(?:(?:[^:]+:)?\d{1,9})?$` } as const;
const EXAMPLE = 'run_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d:7';

const ApiIdempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: KEY,
    description:
      'A request with a key that was used before does not start a second answer: it gets the events of the first one',
  });

const ApiResumable = () =>
  ApiHeader({
    name: 'X-ChatKit-Resume',
    required: false,
    schema: { type: 'string' },
    example: '1',
    description:
      '`1`: the answer continues when the connection is lost, and each frame has an `id`, with which ' +
      '`GET /chatkit/runs/{id}/events` continues after that frame',
  });

/** Documents `POST /chatkit`; the named schemas are generated from `src/protocol`. */
export function ApiChatKit(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'postChatkit',
      summary: 'The ChatKit protocol',
      description:
        'Answers with JSON or, for the types that produce an answer, with an event stream whose frames are ' +
        '`data: {json}` and a blank line, each a `ThreadStreamEvent`. Comments (`: …`) are heartbeats. Members that the ' +
        'server does not know are ignored, so that newer ChatKit clients work.',
    }),
    ApiIdempotencyKey(),
    ApiResumable(),
    ApiBody({ required: true, schema: { $ref: componentOf('ChatKitRequest') } }),
    ApiResponse({
      status: 200,
      description: 'JSON for the types that read or change one thing, an event stream for the others',
      content: {
        'application/json': { schema: { $ref: componentOf('ChatKitResponse') } },
        ...eventsOf('ThreadStreamEvent', 'RunEndedEvent'),
      },
    }),
    ApiProblems(404, 409, 422, 429, 501, 502, 503),
  );
}

/** Documents `POST /assistant/chatkit`. */
export function ApiAssistant(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'streamAssistant',
      summary: 'Ask a question, get a streamed answer with citations',
      description:
        'Named events: `thread.created` (new threads), `item.created`, `item.delta`, `item.annotation`, `item.done`, ' +
        '`progress`, `error`, and last, exactly once, `done`. Each is described as an `AssistantEvent`.',
    }),
    ApiIdempotencyKey(),
    ApiResumable(),
    ApiBody({ type: AssistantRequestDto }),
    ApiResponse({ status: 200, description: 'The answer', content: eventsOf('AssistantEvent') }),
    ApiProblems(404, 409, 422, 503),
  );
}

/** Documents `GET /chatkit/runs/:id/events`. */
export function ApiFollowRun(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(RunEventsDto),
    ApiOperation({
      operationId: 'followRun',
      summary: 'The events of a run, again',
      description:
        'The events after `Last-Event-ID` or `after`; without either, an active run starts with a folded snapshot. An ' +
        'event stream, or with `Accept: application/json` a long poll that answers when there are events, or after 25 s.',
    }),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      schema: POSITION,
      example: EXAMPLE,
      description: 'The `id` of the last frame that the caller has; it has priority over `after`',
    }),
    ApiQuery({
      name: 'after',
      required: false,
      schema: POSITION,
      example: EXAMPLE,
      description: 'The same for callers that cannot set headers, or `after` of the last poll. Empty: as without it',
    }),
    ApiQuery({
      name: 'format',
      required: false,
      schema: { type: 'string', enum: ['chatkit', 'named'] },
      description:
        'Of an event stream: `named` for the events of `POST /assistant/chatkit`, each an `AssistantEvent`, from the ' +
        'beginning if no position is given. Default: `chatkit`',
    }),
    ApiOkResponse({
      description: 'The events',
      content: {
        ...eventsOf('ThreadStreamEvent', 'RunEndedEvent', 'AssistantEvent'),
        'application/json': { schema: { $ref: getSchemaPath(RunEventsDto) } },
      },
    }),
    ApiProblems(404, 409, 410, 422, 503),
  );
}
