/**
 * A kind of worker thread. Tasks of one lane share its threads; a module that keeps something in memory between its tasks
 * (a model, an index) has a lane of its own with one thread.
 */
export interface WorkerLane {
  readonly name: string;
  /** The largest number of threads. They start when there is work. */
  readonly threads: number;
  /** Milliseconds after which a thread without work ends. What its modules kept in memory is lost then. */
  readonly idleMs: number;
  /** Megabytes of JavaScript objects that a thread may keep. A thread that needs more ends, and its task fails. */
  readonly heapMb: number;
}

/** A module of pure functions whose `run` can be executed in a worker. Inputs and outputs are copied, so they must be plain data. */
export interface WorkerTask<Input, Output> extends TaskModule {
  /** Imports the same module into this thread. */
  readonly load: () => Promise<{ run(input: Input): Output | Promise<Output> }>;
}

/** A task that has many results, one after the other. */
export interface StreamTask<Input, Output> extends TaskModule {
  readonly load: () => Promise<{ run(input: Input): AsyncIterable<Output> }>;
}

export interface TaskModule {
  /** The address of the module. Workers load the built file. */
  readonly module: URL;
  readonly lane: WorkerLane;
}
