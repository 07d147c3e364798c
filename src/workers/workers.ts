import type { StreamTask, WorkerTask } from './worker-task.js';

export interface WorkOptions {
  /** Ends the task; a thread that is executing it is ended too. The error is the reason of the signal. */
  readonly signal?: AbortSignal;
}

/**
 * Executes work that takes long outside of the event loop, on which answers are streamed.
 *
 * Errors of a task keep their class, code and message. A task whose thread ends rejects with the code `work_failed`; other
 * tasks are not affected. When too many tasks wait, the code is `work_queue_full`; during the shutdown it is
 * `server_stopping`.
 */
export abstract class Workers {
  abstract run<Input, Output>(task: WorkerTask<Input, Output>, input: Input, options?: WorkOptions): Promise<Output>;

  /** Gives the results in order. The task is at most one result ahead of the consumer and ends when the consumer stops. */
  abstract stream<Input, Output>(
    task: StreamTask<Input, Output>,
    input: Input,
    options?: WorkOptions,
  ): AsyncIterable<Output>;
}
