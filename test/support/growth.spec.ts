import { sizesBetween, tooFastGrowth } from './growth.js';

const SIZES = sizesBetween(6, 500_000);

/** Takes a number of steps of the processor, some nanoseconds each. */
function steps(count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step += 1) sum += Math.hypot(step, sum);
  return sum;
}

/** Says how long work takes that only returns its number of steps: 10 ns for each. */
const scripted = (work: () => unknown) => Number(work()) / 100_000;

describe('tooFastGrowth', () => {
  it.each<[string, (size: number) => number]>([
    ['linear', (size) => size],
    ['linear with a logarithm', (size) => size * Math.log2(size)],
    ['constant', () => 1_000],
  ])('tooFastGrowth finds nothing in %s work', (_kind, count) => {
    expect(tooFastGrowth(SIZES, (size) => () => count(size), scripted)).toBeUndefined();
  });

  it.each<[string, (size: number) => number]>([
    ['quadratic', (size) => size ** 2],
    ['cubic', (size) => size ** 3],
    ['exponential', (size) => 2 ** size],
  ])('tooFastGrowth finds %s work', (_kind, count) => {
    expect(tooFastGrowth(SIZES, (size) => () => count(size), scripted)).toMatch(/ ms, then .* ms at size \d+/);
  });

  it('tooFastGrowth measures the processor time of the work when nothing else is given', () => {
    expect(tooFastGrowth([6, 24], (size) => () => steps(2 ** size))).toMatch(/ ms, then .* ms at size 24/);
  });

  it('sizesBetween makes each size four times the one before it', () => {
    expect(sizesBetween(6, 400)).toEqual([6, 24, 96, 384]);
  });
});
