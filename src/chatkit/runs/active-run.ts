import { Logger } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { EventSerializer } from '../../protocol/event-serializer.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { FinalStatus, RunCheckpoint, RunRecord } from '../../threads/run-store.js';
import { AnswerProgress } from '../recording/answer-progress.js';
import type { RunLog } from './run-log.js';

/** Stores the last item of an answer together with the end of its run. Nothing may be stored after it. */
export type CompleteRun = (lastItem: ThreadItem) => Promise<void>;

/** Produces the events of a run in batches, and keeps `progress` up to date. */
export type ProduceEvents = (
  progress: AnswerProgress,
  signal: AbortSignal,
  complete: CompleteRun,
) => AsyncIterable<readonly ThreadStreamEvent[]>;

/** A run of this process: feeds its log until its events end, with or without readers. */
export class ActiveRun {
  private readonly abort = new AbortController();
  private readonly progress = new AnswerProgress();
  private readonly serializer = new EventSerializer();
  private readonly logger = new Logger(ActiveRun.name);

  constructor(
    readonly record: RunRecord,
    private readonly log: RunLog,
    private readonly timeoutMs: number,
  ) {
    log.open(record.id);
  }

  /** Never throws. The producer should not throw: when it does, the error is logged and the run has failed. */
  async feed(produce: ProduceEvents, complete: CompleteRun): Promise<FinalStatus> {
    let status: FinalStatus = 'completed';
    const deadline = setTimeout(() => this.stop(new AnswerTimeoutError()), this.timeoutMs);
    try {
      for await (const batch of produce(this.progress, this.abort.signal, complete)) {
        for (const event of batch) {
          if (event.type === 'error') status = 'failed';
          this.log.append(this.record.id, this.serializer.serialize(event));
        }
      }
    } catch (error) {
      this.logger.error(`Run ${this.record.id} failed unexpectedly.`, error instanceof Error ? error.stack : error);
      return 'failed';
    } finally {
      clearTimeout(deadline);
    }
    return this.abort.signal.aborted && status === 'completed' ? 'cancelled' : status;
  }

  /** With an `AppError` as the reason the run ends with its error event; any other reason is a stop by the user. */
  stop(reason: Error): void {
    this.abort.abort(reason);
  }

  /** What would be lost if the process died now. */
  checkpoint(): RunCheckpoint {
    return { unfinished: this.progress.pending.listWorthKeeping(), usage: this.progress.usage() };
  }
}

class AnswerTimeoutError extends AppError {
  constructor() {
    super({ code: 'answer_timeout' });
  }
}
