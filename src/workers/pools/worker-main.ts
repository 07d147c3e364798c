import { on } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { isMainThread, type MessagePort } from 'node:worker_threads';
import { THREAD_NICENESS } from '../limits.js';
import { type PackedError, packError } from '../packed-error.js';

yieldToOthers();

/** What a thread is asked to do. */
export interface WorkOrder {
  /** The address of a task module. */
  readonly module: string;
  readonly input: unknown;
  /** Only for a task with many results: each message on it requests the next one. Closing it ends the task. */
  readonly port?: MessagePort;
}

/** What a thread answers. */
export type WorkOutcome = { readonly result?: unknown } | { readonly fault: PackedError };

interface LoadedTask {
  run(input: unknown): unknown;
}

/** The function that Piscina calls in a thread. */
export async function perform({ module, input, port }: WorkOrder): Promise<WorkOutcome> {
  try {
    const task = (await import(module)) as LoadedTask;
    if (!port) return { result: await task.run(input) };
    await sendAll(task.run(input) as AsyncIterable<unknown>, port);
    return {};
  } catch (error) {
    return { fault: packError(error) };
  } finally {
    port?.close();
  }
}

/**
 * Lowers the priority of this thread, so that the event loop gets a processor whenever it has work. On Linux a priority
 * belongs to a thread, and `0` means the calling one; elsewhere this would slow down the whole process.
 */
function yieldToOthers(): void {
  if (process.platform !== 'linux' || isMainThread) return;
  try {
    setPriority(0, Math.min(getPriority(0) + THREAD_NICENESS, constants.priority.PRIORITY_LOW));
  } catch {
    // A sandbox may forbid it. The work is the same, and answers wait longer for it.
  }
}

/** Sends a result for each request. The next result is computed before it is requested. */
async function sendAll(results: AsyncIterable<unknown>, port: MessagePort): Promise<void> {
  const requests = on(port, 'message', { close: ['close'] });
  for await (const result of results) {
    const { done } = await requests.next();
    if (done) return;
    port.postMessage(result);
  }
}
