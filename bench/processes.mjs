/** Processes of the bench: starts each on a core of its own where possible, exchanges messages, measures, and ends them. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const SAMPLE_MILLISECONDS = 100;
/** Clock ticks per second in /proc; the same on every Linux that Node supports. */
const TICKS = 100;

export const canPin = availableParallelism() > 1 && hasCommand('taskset');

function hasCommand(name) {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const started = new Set();
let isStopped = false;
/** On a signal all started processes are ended. Code that waits for one of them gets an error and cleans up. */
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isStopped = true;
    for (const child of started) child.kill();
  });
}

/** @param {{ core: number, flags?: string[], file: string, args?: string[], env?: Record<string, string>, output?: 'inherit' | 'pipe' }} what */
export function startNode({ core, flags = [], file, args = [], env = {}, output = 'inherit' }) {
  if (isStopped) throw new Error('The bench was stopped.');
  const node = [process.execPath, ...process.execArgv, ...flags, file, ...args];
  const [command, ...rest] = canPin ? ['taskset', '-c', String(core), ...node] : node;
  const child = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['ignore', output, 'inherit', 'ipc'] });
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
}

export const benchFile = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The next message of a process. Throws when the process ends before. */
export async function nextMessage(child) {
  const abort = new AbortController();
  const ended = once(child, 'exit', abort).then(([code]) => {
    throw new Error(`A process of the benchmark ended with exit code ${code}.`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message', abort), ended]);
    return message;
  } finally {
    abort.abort();
    ended.catch(() => undefined);
  }
}

/** The memory of a process in MB. */
export const megabytesOf = ({ pid }) => readUsage(pid).megabytes;

/** Memory in MB and processor time in seconds of a process. */
export const usageOf = ({ pid }) => readUsage(pid);

/** The most memory that a process had so far, in MB. */
export function peakMegabytesOf({ pid }) {
  if (process.platform !== 'linux') return Number.NaN;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;
}

/**
 * Lets `player` play a scenario and measures memory and processor time of `watched` meanwhile.
 * @param {number} idle what `watched` had before its first stream, in MB: the difference at its peak counts as memory of the streams
 */
export async function measure(scenario, player, watched, idle) {
  const before = readUsage(watched.pid);
  let peak = before.megabytes;
  const timer = setInterval(() => (peak = Math.max(peak, readUsage(watched.pid).megabytes)), SAMPLE_MILLISECONDS);
  player.send(scenario);
  const { result } = await nextMessage(player);
  clearInterval(timer);
  const cpu = readUsage(watched.pid).cpuSeconds - before.cpuSeconds;
  return {
    ...result,
    cpuMicrosecondsPerEvent: (cpu / (scenario.streams * scenario.deltas)) * 1e6,
    peakMegabytes: peak,
    kilobytesPerStream: ((peak - idle) * 1_024) / scenario.concurrency,
  };
}

function readUsage(pid) {
  if (process.platform !== 'linux') return { megabytes: Number.NaN, cpuSeconds: Number.NaN };
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return { megabytes: Number(kilobytes) / 1_024, cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
}

export async function endProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
