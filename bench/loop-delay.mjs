/**
 * `node --import` loads this file before the server. Each message of the parent process is answered with the delays of the
 * event loop since the last one, in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { constants, monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** How often the event loop is asked for a turn. Shorter delays are not seen. */
const RESOLUTION = 5;
/** A delay that counts as long. */
const LONG = 20;

/** Processor time of this thread in milliseconds, where Linux tells it: of it depends who is to blame for a delay. */
function threadTime() {
  try {
    return Number.parseInt(readFileSync('/proc/thread-self/schedstat', 'utf8'), 10) / 1e6;
  } catch {
    return Number.NaN;
  }
}

function measureDelays() {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  let last = { at: performance.now(), cpu: threadTime() };
  let busiest = { delay: 0, cpu: 0 };
  let long = 0;
  setInterval(() => {
    const now = { at: performance.now(), cpu: threadTime() };
    const [delay, cpu] = [now.at - last.at - RESOLUTION, now.cpu - last.cpu];
    last = now;
    // A delay in which this thread did not work is the machine's.
    if (cpu > busiest.cpu) busiest = { delay, cpu };
    if (Math.min(delay, Number.isNaN(cpu) ? delay : cpu) > LONG) long += 1;
  }, RESOLUTION).unref();
  histogram.enable();
  const takeGarbage = watchGarbage();
  process.on('message', () => {
    process.send({
      longest: Math.max(0, histogram.max / 1e6 - RESOLUTION),
      busiest,
      long,
      garbage: takeGarbage(),
      heapMegabytes: process.memoryUsage().heapUsed / 1e6,
    });
    histogram.reset();
    [busiest, long] = [{ delay: 0, cpu: 0 }, 0];
  });
  process.channel?.unref();
}

/** @returns gives the pauses of the garbage collector since the last call, in milliseconds: all together, and the longest one of each kind. */
function watchGarbage() {
  let seen = { total: 0, longest: {} };
  const kinds = Object.fromEntries(
    Object.entries(constants)
      .filter(([name]) => /^NODE_PERFORMANCE_GC_(MAJOR|MINOR|INCREMENTAL|WEAKCB)$/.test(name))
      .map(([name, kind]) => [kind, name.split('_').at(-1).toLowerCase()]),
  );
  new PerformanceObserver((list) => {
    for (const { duration, detail } of list.getEntries()) {
      const kind = kinds[detail.kind];
      seen.total += duration;
      seen.longest[kind] = Math.max(seen.longest[kind] ?? 0, duration);
    }
  }).observe({ type: 'gc' });
  return () => {
    const taken = seen;
    seen = { total: 0, longest: {} };
    return taken;
  };
}

if (isMainThread && process.send) measureDelays();
