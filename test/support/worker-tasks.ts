import type { StreamTask, WorkerLane, WorkerTask } from '../../src/workers/worker-task.js';

export interface WorkerOrder {
  readonly order: 'echo' | 'fail' | 'break' | 'count calls' | 'spin' | 'exit' | 'niceness' | 'use memory';
  readonly value?: unknown;
}

const LANE: WorkerLane = { name: 'test', threads: 1, idleMs: 200, heapMb: 64 };

/** A task that does what its input says, in a lane of its own. */
export function orderTask(lane: Partial<WorkerLane> = {}): WorkerTask<WorkerOrder, unknown> {
  return { ...taskIn('./worker-task.mjs'), lane: { ...LANE, ...lane } } as WorkerTask<WorkerOrder, unknown>;
}

type Counting = StreamTask<{ to: number; failsAt?: number }, { number: number }>;

/** A task that counts to a number. */
export function countingTask(): Counting {
  return { ...taskIn('./worker-stream-task.mjs'), lane: LANE } as Counting;
}

function taskIn(file: string): { module: URL; load: () => Promise<unknown> } {
  const module = new URL(file, import.meta.url);
  return { module, load: () => import(module.href) };
}
