const RUNS = 15;

/**
 * How many times longer the work takes at each size than at the size before it; each time is the best of several runs.
 * Stops after the first ratio above `limit`, because work that grows exponentially would not end at the next size.
 */
export function growthOf(sizes: readonly number[], limit: number, work: (size: number) => unknown): number[] {
  const ratios: number[] = [];
  let before = Number.NaN;
  for (const size of sizes) {
    const time = bestTime(() => work(size));
    if (!Number.isNaN(before)) ratios.push(time / before);
    if (time / before > limit) break;
    before = time;
  }
  return ratios;
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
