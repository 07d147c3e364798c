import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { ThreadItem } from '../../protocol/items.js';
import { RunStore } from '../../threads/run-store.js';
import { RunRecovery } from './run-recovery.js';
import { LEASE_MS, Runs } from './runs.js';

const CHECKPOINT_MS = 1_000;
/** Recovery asks the database, so it is done less often than checkpoints. In checkpoints. */
const RECOVER_EVERY = 5;

/** Once a second: renews the leases of this process's runs and saves how far they have come; looks after runs of the dead. */
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
      // A slow database must not pile up rounds.
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
        await this.recovery.recover(this.clock.now(), (runId) => this.runs.isAtWork(runId));
      }
    } catch (error) {
      this.logger.warn(`Runs could not be kept this second: ${String(error)}`);
    }
  }

  private async checkpoint(): Promise<void> {
    const active = this.runs.list();
    if (active.length === 0) return;
    const unfinished = new Map<string, readonly ThreadItem[]>(active.map((run) => [run.record.id, run.unfinished()]));
    const lost = await this.store.checkpoint(unfinished, new Date(this.clock.now().getTime() + LEASE_MS));
    for (const runId of lost) this.runs.abandon(runId);
  }
}
