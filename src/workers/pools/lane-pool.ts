import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AppError } from '../../common/errors/app-error.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { YOUNG_HEAP_MB } from '../limits.js';
import { unpackError } from '../packed-error.js';
import { Slots } from '../slots.js';
import type { WorkerLane } from '../worker-task.js';
import type { WorkOrder, WorkOutcome } from './worker-main.js';

/** The threads of one lane. A thread executes one task at a time, so that its end affects no other task. */
export class LanePool {
  private readonly logger = new Logger(LanePool.name);
  private readonly slots: Slots;
  private readonly threads: Piscina<WorkOrder, WorkOutcome>;
  private stopped = false;

  /** @param entry the built `worker-main.js`. */
  constructor({ threads, idleMs, heapMb }: WorkerLane, entry: URL) {
    this.slots = new Slots(threads);
    this.threads = new Piscina({
      filename: fileURLToPath(entry),
      name: 'perform',
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleMs,
      concurrentTasksPerWorker: 1,
      recordTiming: false,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    // A thread that cannot start leaves its task in Piscina's queue, where nothing would take it.
    this.threads.on('error', () => this.threads.threads.length === 0 && this.end());
  }

  /** @returns what the task returns; nothing for a task with many results. */
  perform(order: WorkOrder, signal?: AbortSignal): Promise<unknown> {
    return this.slots.run(() => this.performNow(order, signal), signal);
  }

  /** Ends all threads. Their tasks, and those that wait, are rejected. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.threads.destroy();
  }

  private end(): void {
    this.threads.destroy().catch((error: unknown) => this.logger.error('The worker threads did not end.', error));
  }

  private async performNow(order: WorkOrder, signal?: AbortSignal): Promise<unknown> {
    if (this.stopped) throw new UnavailableError('server_stopping');
    const transferList: MessagePort[] = order.port ? [order.port] : [];
    const outcome = await this.threads
      .run(order, { signal: signal ?? null, transferList })
      .catch((error: unknown) => this.failure(error, signal));
    if ('fault' in outcome) throw unpackError(outcome.fault);
    return outcome.result;
  }

  /** The task did not end by itself: its thread did. */
  private failure(cause: unknown, signal?: AbortSignal): never {
    signal?.throwIfAborted();
    if (this.stopped) throw new UnavailableError('server_stopping', undefined, cause);
    throw new AppError({ code: 'work_failed', cause });
  }
}
