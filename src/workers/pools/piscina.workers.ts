import { on } from 'node:events';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import type { StreamTask, TaskModule, WorkerTask } from '../worker-task.js';
import { Workers, type WorkOptions } from '../workers.js';
import { LanePool } from './lane-pool.js';
import type { WorkOrder } from './worker-main.js';

const ENTRY = new URL('./worker-main.js', import.meta.url);

/** Executes tasks in worker threads, which start with the first task of their lane and end when they are idle. */
@Injectable()
export class PiscinaWorkers extends Workers implements OnApplicationShutdown {
  private readonly lanes = new Map<string, LanePool>();
  private stopping = false;

  /** The built file that threads load. Tests name another build. */
  protected readonly entry: URL = ENTRY;

  override async run<Input, Output>(
    task: WorkerTask<Input, Output>,
    input: Input,
    { signal }: WorkOptions = {},
  ): Promise<Output> {
    return (await this.perform(task, { module: task.module.href, input }, signal)) as Output;
  }

  override async *stream<Input, Output>(
    task: StreamTask<Input, Output>,
    input: Input,
    { signal }: WorkOptions = {},
  ): AsyncIterable<Output> {
    const { port1: here, port2: there } = new MessageChannel();
    const results = on(here, 'message');
    const finished = this.perform(task, { module: task.module.href, input, port: there }, signal).then(() => undefined);
    // If the consumer stops early, nobody waits for the end of the task.
    finished.catch(() => undefined);
    try {
      for (;;) {
        here.postMessage('next', []);
        const next = await Promise.race([results.next(), finished]);
        if (next === undefined) {
          // The end of the task comes another way than its results, and can arrive before the last one.
          const last = receiveMessageOnPort(here) as { readonly message: Output } | undefined;
          if (last) yield last.message;
          return;
        }
        const [result] = next.value as [Output];
        yield result;
      }
    } finally {
      here.close();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
  }

  private async perform({ lane }: TaskModule, order: WorkOrder, signal?: AbortSignal): Promise<unknown> {
    if (this.stopping) throw new UnavailableError('server_stopping');
    const pool = this.lanes.get(lane.name) ?? new LanePool(lane, this.entry);
    this.lanes.set(lane.name, pool);
    return pool.perform(order, signal);
  }
}
