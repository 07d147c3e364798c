import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { newId } from '../../common/ids.js';
import type { ThreadItem } from '../../protocol/items.js';
import { type AbandonedRun, RunStore } from '../../threads/run-store.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { Responder } from '../responder.js';

/** Items of a thread whose questions tell its language. */
const LOOKED_AT = 20;

/** Closes runs whose process died: saves their unfinished items with a note for the reader and frees the thread. */
@Injectable()
export class RunRecovery {
  private readonly logger = new Logger(RunRecovery.name);

  constructor(
    private readonly store: RunStore,
    private readonly threads: ThreadStore,
    private readonly clock: Clock,
    private readonly responder: Responder,
  ) {}

  /**
   * @param deadline runs whose lease ended before this are closed.
   * @param isRunning says whether a run is in this process. Such a run is never closed, even if a slow database has delayed
   *   the renewal of its lease.
   */
  async recover(deadline: Date, isRunning: (runId: string) => boolean = () => false): Promise<void> {
    const abandoned = await this.store.listAbandoned(deadline);
    for (const run of abandoned.filter(({ id }) => !isRunning(id))) await this.close(run);
  }

  private async close(run: AbandonedRun): Promise<void> {
    // Of several processes, only the one that ends the run saves its items.
    if (!(await this.store.finish(run.id, 'failed'))) return;
    this.logger.warn(
      `The process of run ${run.id} died; closing the run with ${run.unfinished.length} unfinished item(s).`,
    );
    try {
      for (const item of [...run.unfinished, await this.interruption(run)]) {
        if (!(await this.isStored(run, item))) await this.threads.saveItem(run.owner, run.threadId, item);
      }
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  /** An item that was finished after the checkpoint is stored already, in a newer form. */
  private async isStored({ owner, threadId }: AbandonedRun, { id }: ThreadItem): Promise<boolean> {
    try {
      await this.threads.loadItem(owner, threadId, id);
      return true;
    } catch (error) {
      if (error instanceof NotFoundError) return false;
      throw error;
    }
  }

  private async interruption(run: AbandonedRun): Promise<ThreadItem> {
    const newest = await this.threads.listItems(run.owner, run.threadId, { limit: LOOKED_AT, order: 'desc' });
    const { interrupted, interruptedHow } = this.responder.serverTexts(newest.data.toReversed());
    return {
      id: newId('task'),
      thread_id: run.threadId,
      created_at: this.clock.now().toISOString(),
      type: 'task',
      task: {
        type: 'custom',
        status_indicator: 'none',
        icon: 'info',
        title: interrupted,
        content: interruptedHow,
      },
    };
  }
}
