import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Owner } from '../../auth/identity.js';
import { POLL_MS } from '../limits.js';
import { type RunCursor, RunEvents } from '../runs/run-events.js';
import type { LoggedEvent } from '../runs/run-log.js';
import type { RunEventsDto } from './run.dto.js';

/** Answers with the events of a run as JSON, for networks that block event streams. */
@Injectable()
export class PollResponse {
  constructor(private readonly events: RunEvents) {}

  /** The events after the cursor; waits for the next event, the end of the run, or 25 s when there is none yet. */
  async poll(owner: Owner, runId: string, cursor: RunCursor, response: Response): Promise<RunEventsDto> {
    await this.events.require(owner, runId);
    const batch = await this.nextBatch(runId, cursor, response);
    const last = batch.at(-1)?.sequence ?? (cursor === 'snapshot' ? 0 : cursor);
    return {
      status: this.events.status(runId) ?? 'completed',
      events: batch.map(({ sequence, event }) => ({ id: `${runId}:${sequence}`, event })),
      after: `${runId}:${last}`,
    };
  }

  private async nextBatch(runId: string, cursor: RunCursor, response: Response): Promise<readonly LoggedEvent[]> {
    const abort = new AbortController();
    const stop = () => abort.abort();
    const timer = setTimeout(stop, POLL_MS);
    response.once('close', stop);
    try {
      for await (const batch of this.events.follow(runId, cursor, abort.signal)) return batch;
      return [];
    } finally {
      clearTimeout(timer);
      response.off('close', stop);
    }
  }
}
