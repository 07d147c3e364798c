import { setImmediate as nextTurn } from 'node:timers/promises';
import { LOOP_TURN_MS } from './limits.js';
import { LoopQueue } from './loop-queue.js';

/** Works that arrive at once and take `cost` milliseconds each. @returns their numbers, by the turn in which they ran. */
async function runAll(count: number, cost: number, onTurn: (queue: LoopQueue) => void = () => undefined) {
  let clock = 0;
  const queue = new LoopQueue(() => clock);
  const turns: number[][] = [[]];
  const work = async (number: number) => {
    await queue.place();
    // Work mostly continues after other promises.
    await Promise.resolve();
    turns.at(-1)!.push(number);
    clock += cost;
  };
  const works = Promise.all(Array.from({ length: count }, (_, number) => work(number)));
  while (turns.flat().length < count) {
    onTurn(queue);
    await nextTurn();
    turns.push([]);
  }
  await works;
  return turns.filter((turn) => turn.length > 0);
}

describe('LoopQueue', () => {
  it('work that is alone begins at once', () => {
    expect(new LoopQueue().place()).toBeUndefined();
  });

  it('a hundred works that arrive at once run in the order of arrival, a few in each turn of the event loop', async () => {
    let clock = 0;
    const queue = new LoopQueue(() => clock);
    expect(queue.place()).toBeUndefined();
    clock += LOOP_TURN_MS;
    expect(queue.place()).toBeInstanceOf(Promise);

    // The first turn has no time limit for works that began before any of them has taken time.
    const [, ...turns] = await runAll(100, 1);
    expect(turns.flat()).toEqual(turns.flat().toSorted((a, b) => a - b));
    for (const turn of turns) expect(turn.length).toBeLessThanOrEqual(LOOP_TURN_MS);
  });

  it('work that takes longer than a turn is alone in its turn', async () => {
    const [, ...turns] = await runAll(5, 10 * LOOP_TURN_MS);

    for (const turn of turns) expect(turn).toHaveLength(1);
  });

  it('turns are short while clients connect', async () => {
    const [, ...turns] = await runAll(50, 1, (queue) => queue.connected());

    for (const turn of turns) expect(turn).toHaveLength(1);
  });
});
