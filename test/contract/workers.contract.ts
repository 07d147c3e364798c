import type { Workers } from '../../src/workers/workers.js';
import { countingTask, orderTask } from '../support/worker-tasks.js';

/** The contract of `Workers`. Needs the build of the server in `dist-test`. */
export function workersContract(workersOf: () => Workers): void {
  const order = orderTask();

  it('run returns a copy of what the task returns', async () => {
    const value = { text: 'page', numbers: [1, 2], map: new Map([[1, 'one']]) };

    const result = await workersOf().run(order, { order: 'echo', value });

    expect(result).toEqual(value);
    expect(result).not.toBe(value);
  });

  it('run rejects with the name, the code and the message of an application error of the task', async () => {
    await expect(workersOf().run(order, { order: 'fail', value: 'a/b' })).rejects.toMatchObject({
      name: 'NotFoundError',
      code: 'page_not_found',
      kind: 'not_found',
      message: expect.stringContaining('There is no page "a/b"'),
    });
  });

  it('run rejects with the name, the message and the cause of any other error of the task', async () => {
    await expect(workersOf().run(order, { order: 'break', value: 'too deep' })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'too deep',
      cause: { message: 'the cause' },
    });
  });

  it('run does not start a task when its signal is aborted already', async () => {
    const workers = workersOf();
    const before = Number(await workers.run(order, { order: 'count calls' }));
    const signal = AbortSignal.abort(new Error('too late'));

    await expect(workers.run(order, { order: 'count calls' }, { signal })).rejects.toThrow('too late');
    expect(await workers.run(order, { order: 'count calls' })).toBe(before + 1);
  });

  it('stream gives every result in order', async () => {
    const numbers: number[] = [];
    for await (const { number } of workersOf().stream(countingTask(), { to: 200 })) numbers.push(number);

    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it('stream gives the last result also when the event loop was busy while the task ended', async () => {
    const workers = workersOf();
    const counts = new Set<number>();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const results = workers.stream(countingTask(), { to: 2 })[Symbol.asyncIterator]();
      const first = await results.next();
      const last = results.next();
      setImmediate(() => keepBusy(5));
      counts.add([first, await last].filter(({ done }) => !done).length);
      await results.next();
    }

    expect([...counts]).toEqual([2]);
  });

  it('stream throws the error of the task after the results before it', async () => {
    const numbers: number[] = [];
    const consume = async () => {
      for await (const { number } of workersOf().stream(countingTask(), { to: 5, failsAt: 3 })) numbers.push(number);
    };

    await expect(consume()).rejects.toMatchObject({ code: 'page_not_found' });
    expect(numbers).toEqual([1, 2]);
  });

  it('stream ends an endless task when the consumer stops, so that the next task can run', async () => {
    const workers = workersOf();
    for await (const { number } of workers.stream(countingTask(), { to: Infinity })) if (number === 3) break;

    expect(await workers.run(order, { order: 'echo', value: 'next' })).toBe('next');
  });

  it('stream ends with the reason of its signal', async () => {
    const stop = new AbortController();
    const consume = async () => {
      for await (const { number } of workersOf().stream(countingTask(), { to: Infinity }, stop))
        if (number === 3) stop.abort(new Error('enough'));
    };

    await expect(consume()).rejects.toThrow('enough');
  });
}

function keepBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
