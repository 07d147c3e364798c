import { readFileSync } from 'node:fs';

/** Processor time since the start, in milliseconds. */
export interface CpuTimes {
  readonly processMs: number;
  /** Of the calling thread alone: worker threads and the garbage collector's helpers do not count. */
  readonly threadMs?: number;
}

export function cpuTimes(): CpuTimes {
  return { processMs: sumOf(process.cpuUsage()), threadMs: threadTime() };
}

/** Node tells the time of a thread since version 24; before, Linux does. */
function threadTime(): number | undefined {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  if (threadCpuUsage) return sumOf(threadCpuUsage());
  if (process.platform !== 'linux') return undefined;
  try {
    return Number.parseInt(readFileSync('/proc/thread-self/schedstat', 'utf8'), 10) / 1e6;
  } catch {
    return undefined;
  }
}

function sumOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}
