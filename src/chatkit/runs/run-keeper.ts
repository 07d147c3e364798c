import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { RunStore } from '../../threads/run-store.js';
import { CHECKPOINT_MS, RUN_LEASE_MS } from '../limits.js';
import { RunRecovery } from './run-recovery.js';
import { Runs } from './runs.js';

/** In checkpoints: recovery queries the database and runs less often. */
const RECOVER_EVERY = 5;

/**
 * Renews the leases of the runs of this process and saves their unfinished items, once a second. Also recovers runs whose
 * process died.
 */
@Injectable()
export class RunKeeper {
  private readonly logger = new Logger(RunKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private round = 0;
  private working = Promise.resolve();

  constructor(
    private readonly runs: Runs,
    private readonly store: RunStore,
    private readonly recovery: RunRecovery,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      // Rounds wait for each other, so that they do not accumulate while the database is slow.
      this.working = this.working.then(() => this.tick());
    }, CHECKPOINT_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  private async tick(): Promise<void> {
    try {
      await this.checkpoint();
      this.round += 1;
      if (this.round % RECOVER_EVERY === 0) {
        await this.recovery.recover(this.clock.now(), (runId) => this.runs.isRunning(runId));
      }
    } catch (error) {
      this.logger.warn(`Leases and checkpoints of runs could not be saved; trying again in a second: ${String(error)}`);
    }
  }

  private async checkpoint(): Promise<void> {
    const active = this.runs.list();
    if (active.length === 0) return;
    const checkpoints = new Map(active.map((run) => [run.record.id, run.checkpoint()]));
    const lost = await this.store.checkpoint(checkpoints, new Date(this.clock.now().getTime() + RUN_LEASE_MS));
    for (const runId of lost) this.runs.abandon(runId);
  }
}
