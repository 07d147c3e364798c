import type { StreamTask, WorkerTask } from '../workers/worker-task.js';
import { Workers, type WorkOptions } from '../workers/workers.js';

/**
 * Executes tasks in the calling thread: worker threads cannot load TypeScript. What a task gets and returns is copied as
 * between threads, so that data that cannot be copied is noticed.
 */
export class SameThreadWorkers extends Workers {
  override async run<Input, Output>(
    task: WorkerTask<Input, Output>,
    input: Input,
    { signal }: WorkOptions = {},
  ): Promise<Output> {
    signal?.throwIfAborted();
    const loaded = await task.load();
    const output = structuredClone(await loaded.run(structuredClone(input)));
    signal?.throwIfAborted();
    return output;
  }

  override async *stream<Input, Output>(
    task: StreamTask<Input, Output>,
    input: Input,
    { signal }: WorkOptions = {},
  ): AsyncIterable<Output> {
    signal?.throwIfAborted();
    const loaded = await task.load();
    for await (const output of loaded.run(structuredClone(input))) {
      yield structuredClone(output);
      signal?.throwIfAborted();
    }
  }
}
