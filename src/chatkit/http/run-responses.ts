import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Owner } from '../../auth/identity.js';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import { type RunCursor, RunEvents } from '../runs/run-events.js';
import type { LoggedEvent } from '../runs/run-log.js';
import { Runs } from '../runs/runs.js';
import { sendFrames } from './sse-response.js';

/** Writes the events of a run for one kind of client. */
export interface FrameFormat {
  /** The text for one event; empty for an event that this client does not get. */
  frame(event: LoggedEvent, runId: string): string;
  /** The text after the last event; empty for none. */
  end(runId: string): string;
}

interface StreamOptions {
  readonly format: FrameFormat;
  readonly cursor: RunCursor;
  /** Whether the run stops when its reader leaves, as in the reference server. */
  readonly stopWithReader: boolean;
}

/** Streams the events of a run to a response. The run continues independently: a response only reads its log. */
@Injectable()
export class RunResponses {
  constructor(
    private readonly runs: Runs,
    private readonly events: RunEvents,
  ) {}

  /** Streams from `cursor` to the end of the run. */
  async stream(response: Response, owner: Owner, runId: string, options: StreamOptions): Promise<void> {
    // A run of this process needs no query, so that a database outage cannot fail the request that started it.
    if (!this.runs.isActiveHere(owner, runId)) await this.events.require(owner, runId);
    response.setHeader('X-ChatKit-Run', runId);
    const open = (signal: AbortSignal) => this.frames(runId, options, signal);
    sendFrames(response, open, () => {
      if (options.stopWithReader) this.runs.abandon(runId);
    });
  }

  private async *frames(
    runId: string,
    { cursor, format }: StreamOptions,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, void> {
    for await (const batch of this.events.follow(runId, cursor, signal)) {
      let text = '';
      for (const event of batch) text += format.frame(event, runId);
      yield text;
    }
    yield format.end(runId);
  }
}

/** A client says with this header that it can resume a run after its connection was lost. */
export function canResume(request: Request): boolean {
  return request.get('X-ChatKit-Resume') === '1';
}

/**
 * The position of a reader: `<run>:<sequence>` as in the ids of the frames, or the number alone. A position in another
 * run is rejected, because it would skip events of this run.
 */
export function readCursor(runId: string, text: string | undefined): RunCursor {
  if (text === undefined || text === '') return 'snapshot';
  const [, run, digits] = /^(?:([^:]+):)?(\d{1,9})$/.exec(text) ?? [];
  if (digits === undefined || (run !== undefined && run !== runId)) {
    throw new InvalidRequestError('`after` and `Last-Event-ID` must be the id or the number of an event of this run.', [
      { path: 'after', message: digits === undefined ? 'Not an event id' : 'An event of another run' },
    ]);
  }
  return Number(digits);
}
