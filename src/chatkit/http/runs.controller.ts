import { Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiProblems } from '../../http/problem.js';
import { RunStore } from '../../threads/run-store.js';
import { RunEvents } from '../runs/run-events.js';
import { Runs } from '../runs/runs.js';
import { ApiFollowRun } from './chatkit.openapi.js';
import { isNamedFormat, RESUMABLE_NAMED_FRAMES, resumableFrames } from './frame-formats.js';
import { PollResponse } from './poll-response.js';
import { RunDto, RunWithUsageDto, toRunDto, toRunWithUsageDto } from './run.dto.js';
import { RunResponses, readCursor } from './run-responses.js';

/** Runs over REST: finds a run or the active run of a thread, sends the events of a run again, and stops a run. */
@ApiTags('chatkit')
@ChatKitController('chatkit')
@RequireScope('chat')
export class RunsController {
  constructor(
    private readonly runs: Runs,
    private readonly store: RunStore,
    private readonly events: RunEvents,
    private readonly responses: RunResponses,
    private readonly polls: PollResponse,
  ) {}

  @Get('threads/:id/run')
  @ApiOperation({ operationId: 'getActiveRun', summary: 'The active run of a thread' })
  @ApiOkResponse({ type: RunDto })
  @ApiNoContentResponse({ description: 'No run is active in the thread; its items are complete' })
  @ApiProblems(503)
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
  @ApiOperation({ operationId: 'getRun', summary: 'A run, active or ended, with the tokens that it has used' })
  @ApiOkResponse({ type: RunWithUsageDto })
  @ApiProblems(404, 503)
  async load(@Param('id') runId: string, @CurrentIdentity() identity: Identity): Promise<RunWithUsageDto> {
    return toRunWithUsageDto(await this.store.load(identity, runId));
  }

  @Get('runs/:id/events')
  @ApiFollowRun()
  async follow(
    @Param('id') runId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query('after') after: string | undefined,
    @Query('format') format: string | undefined,
    @CurrentIdentity() identity: Identity,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const cursor = readCursor(runId, lastEventId ?? after);
    const isNamed = isNamedFormat(format);
    if (request.accepts(['text/event-stream', 'application/json']) === 'application/json') {
      response.json(await this.polls.poll(identity, runId, cursor, response));
      return;
    }
    await this.responses.stream(response, identity, runId, {
      format: isNamed ? RESUMABLE_NAMED_FRAMES : resumableFrames(this.events),
      // A folded snapshot has no named events for the text that it holds.
      cursor: isNamed && cursor === 'snapshot' ? 0 : cursor,
      stopWithReader: false,
    });
  }

  @Post('runs/:id/cancel')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'cancelRun',
    summary: 'Stop a run; the items and text that it has produced are stored',
  })
  @ApiOkResponse({ type: RunDto })
  @ApiProblems(404, 503)
  async cancel(@Param('id') runId: string, @CurrentIdentity() identity: Identity): Promise<RunDto> {
    return toRunDto(await this.runs.cancel(identity, runId));
  }
}
