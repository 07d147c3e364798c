/** Milliseconds of CPU time. Shorter work cannot be compared, longer work has shown how it grows. */
const COMPARABLE = 1.5;
const ENOUGH = 8;
/** How many times longer the work may take at a size four times as large: 4 times is linear, 16 times is quadratic. */
const TOO_FAST_GROWTH = 9;
/** One step shows too fast growth above this number of milliseconds or times, else two steps: the first may be a slow machine. */
const CERTAIN = 1_000;
const CERTAIN_GROWTH = 32;
const ATTEMPTS = 3;

/**
 * How the work grows too fast, with the times at two sizes; undefined when it does not. Each size is about four times the
 * one before it. Each time is the least CPU time of several tries, which other processes do not change. The work ends early
 * when it has shown how it grows: work that grows exponentially would not end at the next size. What grew too fast once is
 * measured again, because the compiler and the garbage collector of the process take time at any moment.
 */
export function tooFastGrowth(
  sizes: readonly number[],
  workOf: (size: number) => () => unknown,
  timeOf: (work: () => unknown) => number = cpuTimeOf,
): string | undefined {
  return measuredGrowth(sizes, workOf, timeOf) && measuredGrowth(sizes, workOf, timeOf);
}

function measuredGrowth(
  sizes: readonly number[],
  workOf: (size: number) => () => unknown,
  timeOf: (work: () => unknown) => number,
): string | undefined {
  let before = 0;
  let wasTooFast = false;
  for (const size of sizes) {
    const comparable = Math.max(before, COMPARABLE);
    const time = leastTime(workOf(size), comparable * TOO_FAST_GROWTH, timeOf);
    const growth = time / comparable;
    const isTooFast = growth > TOO_FAST_GROWTH && (before >= COMPARABLE || growth > CERTAIN_GROWTH);
    if (isTooFast && (wasTooFast || time > CERTAIN || growth > CERTAIN_GROWTH))
      return `${before.toFixed(1)} ms, then ${time.toFixed(1)} ms at size ${size}`;
    if (!isTooFast && time > ENOUGH && before >= COMPARABLE) return undefined;
    before = time;
    wasTooFast = isTooFast;
  }
  return undefined;
}

/** Tries again only when the time is suspicious. */
function leastTime(work: () => unknown, suspicious: number, timeOf: (work: () => unknown) => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    least = Math.min(least, timeOf(work));
    if (least <= suspicious) break;
  }
  return least;
}

/** Milliseconds of CPU time of this process. */
function cpuTimeOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** Sizes from `first` to at most `last`, each four times the one before it. */
export function sizesBetween(first: number, last: number): number[] {
  const sizes: number[] = [];
  for (let size = first; size <= last; size *= 4) sizes.push(size);
  return sizes;
}
