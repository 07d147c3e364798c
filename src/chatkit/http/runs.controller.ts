import { Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiProblems } from '../../http/problem.js';
import { RunStore } from '../../threads/run-store.js';
import { RunEvents } from '../runs/run-events.js';
import { Runs } from '../runs/runs.js';
import { resumableFrames } from './frame-formats.js';
import { PollResponse } from './poll-response.js';
import { RunDto, RunEventsDto, RunWithUsageDto, toRunDto, toRunWithUsageDto } from './run.dto.js';
import { RunResponses, readCursor } from './run-responses.js';

/** Runs over REST: finds a run or the active run of a thread, sends the events of a run again, and stops a run. */
@ApiTags('chatkit')
@ApiExtraModels(RunEventsDto)
@ChatKitController('chatkit')
export class RunsController {
  constructor(
    private readonly runs: Runs,
    private readonly store: RunStore,
    private readonly events: RunEvents,
    private readonly responses: RunResponses,
    private readonly polls: PollResponse,
  ) {}

  @Get('threads/:id/run')
  @ApiOperation({ summary: 'The active run of a thread' })
  @ApiOkResponse({ type: RunDto })
  @ApiNoContentResponse({ description: 'No run is active in the thread; its items are complete' })
  @ApiProblems(500, 503)
  async active(
    @Param('id') threadId: string,
    @CurrentIdentity() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunDto | undefined> {
    const run = await this.store.findActive(identity, threadId);
    if (run) return toRunDto(run);
    response.status(204);
    return undefined;
  }

  @Get('runs/:id')
  @ApiOperation({ summary: 'A run, active or ended, with the tokens that it has used' })
  @ApiOkResponse({ type: RunWithUsageDto })
  @ApiProblems(404, 500, 503)
  async load(@Param('id') runId: string, @CurrentIdentity() identity: Identity): Promise<RunWithUsageDto> {
    return toRunWithUsageDto(await this.store.load(identity, runId));
  }

  @Get('runs/:id/events')
  @ApiOperation({
    summary: 'The events of a run, again',
    description:
      'The events after `Last-Event-ID` or `after`; without either, an active run starts with a folded snapshot. An event ' +
      'stream, or with `Accept: application/json` a long poll that answers when there are events, or after 25 s.',
  })
  @ApiOkResponse({
    description: 'The events',
    content: {
      'text/event-stream': { schema: { type: 'string' } },
      'application/json': { schema: { $ref: getSchemaPath(RunEventsDto) } },
    },
  })
  @ApiProblems(404, 410, 422, 500, 503)
  async follow(
    @Param('id') runId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query('after') after: string | undefined,
    @CurrentIdentity() identity: Identity,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const cursor = readCursor(runId, lastEventId ?? after);
    if (request.accepts(['text/event-stream', 'application/json']) === 'application/json') {
      response.json(await this.polls.poll(identity, runId, cursor, response));
      return;
    }
    await this.responses.stream(response, identity, runId, {
      format: resumableFrames(this.events),
      cursor,
      stopWithReader: false,
    });
  }

  @Post('runs/:id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop a run; the items and text that it has produced are stored' })
  @ApiOkResponse({ type: RunDto })
  @ApiProblems(403, 404, 500, 503)
  async cancel(@Param('id') runId: string, @CurrentIdentity() identity: Identity): Promise<RunDto> {
    return toRunDto(await this.runs.cancel(identity, runId));
  }
}
