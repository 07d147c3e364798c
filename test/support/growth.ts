const RUNS = 15;
const ATTEMPTS = 4;

/**
 * How many times longer the work takes at each size than at the size before it; each time is the best of several runs,
 * and a ratio above `limit` is measured again, because another process can slow down a whole measurement. Stops after
 * the first ratio that stays above `limit`: work that grows exponentially would not end at the next size.
 */
export function growthOf(sizes: readonly number[], limit: number, work: (size: number) => unknown): number[] {
  const ratios: number[] = [];
  for (const [index, size] of sizes.entries()) {
    const before = sizes[index - 1];
    if (before === undefined) continue;
    const ratio = ratioBetween(before, size, limit, work);
    ratios.push(ratio);
    if (ratio > limit) break;
  }
  return ratios;
}

function ratioBetween(small: number, large: number, limit: number, work: (size: number) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && best > limit; attempt += 1) {
    const before = bestTime(() => work(small));
    best = Math.min(best, bestTime(() => work(large)) / before);
  }
  return best;
}

function bestTime(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
