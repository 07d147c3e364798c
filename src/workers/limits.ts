import type { WorkerLane } from './worker-task.js';

/** Tasks that may wait for a thread of one lane. More of them would only wait longer than a reader does. */
export const WAITING_TASKS = 1_000;

/** Causes that an error takes along from a worker. A longer chain says nothing more. */
export const CARRIED_CAUSES = 3;

/** For work over many pages that keeps nothing in memory. Two threads, so that reading one corpus does not delay another task. */
export const BULK_LANE: WorkerLane = { name: 'bulk', threads: 2, idleMs: 3_000, heapMb: 1_024 };

/** Megabytes of new objects in a thread: more of them are collected less often, but each thread keeps this memory as long as it lives. */
export const YOUNG_HEAP_MB = 24;

/** By how much worker threads are nicer than the event loop, of 0 to 19: of a processor that both want, it gets nine tenths. */
export const THREAD_NICENESS = 10;
