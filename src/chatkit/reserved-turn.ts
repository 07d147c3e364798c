import { Logger } from '@nestjs/common';
import type { RunRecord } from '../threads/run-store.js';
import type { Turn } from './recording/event-recorder.js';
import type { RunReply } from './reply.js';
import type { ProduceEvents } from './runs/active-run.js';
import type { Runs } from './runs/runs.js';

/** Where the events of an answer come from, and which events are sent before them. */
export type TurnAnswer = Pick<Turn, 'open' | 'before'>;

/**
 * A turn whose thread is reserved for it: its handler stores what the user sent, then starts the answer. Declare it with
 * `await using`: if the handler fails before `start`, the reservation is released and the same submit may be sent again.
 */
export class ReservedTurn implements AsyncDisposable {
  private readonly logger = new Logger(ReservedTurn.name);
  private isStarted = false;

  constructor(
    private readonly run: RunRecord,
    private readonly runs: Runs,
    private readonly produce: (answer: TurnAnswer) => ProduceEvents,
  ) {}

  /** Starts the run. Call it last: from now on nothing may fail. */
  start(answer: TurnAnswer): RunReply {
    this.runs.start(this.run, this.produce(answer));
    this.isStarted = true;
    return { kind: 'run', run: this.run };
  }

  /** Never throws, so that the caller gets the error that prevented the start. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.isStarted) return;
    try {
      await this.runs.release(this.run);
    } catch (error) {
      this.logger.warn(`Run ${this.run.id} could not be released; it is closed when its lease ends: ${String(error)}`);
    }
  }
}
