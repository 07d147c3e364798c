import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Identity } from '../../auth/identity.js';
import { followedBy, mapped } from '../../common/iterables.js';
import { type RunCursor, RunEvents } from '../runs/run-events.js';
import type { LoggedEvent } from '../runs/run-log.js';
import { Runs } from '../runs/runs.js';
import { observe } from './observe.js';
import { paced } from './paced.js';
import { sendFrames } from './sse-response.js';

/** How the events of a run are written for one kind of client. */
export interface FrameFormat {
  frame(event: LoggedEvent, runId: string): string;
  /** What is sent behind the last event; empty for nothing. */
  end(runId: string): string;
}

/** Answers with the events of a run. A response only tails the run's log. */
@Injectable()
export class RunResponses {
  constructor(
    private readonly runs: Runs,
    private readonly events: RunEvents,
  ) {}

  /**
   * Streams from `cursor` to the end of the run. The run of a client that can come back goes on when it leaves; for any
   * other client leaving is a stop, as in the reference server.
   */
  async stream(
    response: Response,
    owner: Identity,
    runId: string,
    options: { readonly format: FrameFormat; readonly cursor: RunCursor; readonly stopWithReader: boolean },
  ): Promise<void> {
    // A database that goes away now must not refuse the request whose run has begun.
    if (!this.runs.isActiveHere(owner, runId)) await this.events.require(owner, runId);
    response.setHeader('X-ChatKit-Run', runId);
    const frames = observe((signal) => this.frames(response, runId, options, signal));
    sendFrames(response, frames, () => {
      if (options.stopWithReader) this.runs.abandon(runId);
    });
  }

  private frames(
    response: Response,
    runId: string,
    { cursor, format }: { readonly cursor: RunCursor; readonly format: FrameFormat },
    signal: AbortSignal,
  ): AsyncIterable<string> {
    const toText = (batch: readonly LoggedEvent[]) => batch.map((event) => format.frame(event, runId)).join('');
    const frames = paced(this.events.follow(runId, cursor, signal), response);
    return followedBy(mapped(frames, toText), () => format.end(runId));
  }
}

/** A client says with this header that it can take up a run again after its connection was lost. */
export function canResume(request: Request): boolean {
  return request.get('X-ChatKit-Resume') === '1';
}
