import { constants, getPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { PiscinaWorkers } from '../../src/workers/pools/piscina.workers.js';
import { workersContract } from '../contract/workers.contract.js';
import { orderTask, type WorkerOrder } from '../support/worker-tasks.js';

const { PRIORITY_LOW } = constants.priority;

/** The pool of the server, with the threads of the test build. */
class BuiltWorkers extends PiscinaWorkers {
  protected override readonly entry = new URL('../../dist-test/src/workers/pools/worker-main.js', import.meta.url);
}

describe('SameThreadWorkers', () => {
  workersContract(() => new SameThreadWorkers());
});

describe('PiscinaWorkers', () => {
  let workers: BuiltWorkers;

  beforeEach(() => {
    workers = new BuiltWorkers();
  });
  afterEach(() => workers.onApplicationShutdown());

  workersContract(() => workers);

  const run = (order: WorkerOrder['order'], options: { signal?: AbortSignal } = {}) =>
    workers.run(orderTask(), { order }, options);

  it.each(['exit', 'use memory'] as const)(
    'a thread that ends (%s) rejects its task and no other one',
    async (order) => {
      const failing = run(order);
      const waiting = run('count calls');

      await expect(failing).rejects.toMatchObject({ code: 'work_failed', kind: 'internal' });
      await expect(waiting).resolves.toBe(1);
    },
  );

  it('on Linux a worker thread has a lower priority than the thread of its caller, elsewhere the same', async () => {
    const before = getPriority(0);
    const niceness = Number(await run('niceness'));

    expect(Math.sign(niceness - before)).toBe(process.platform === 'linux' && before < PRIORITY_LOW ? 1 : 0);
    expect(getPriority(0)).toBe(before);
  });

  it('an aborted task ends although it never gives up its thread, and the next task runs in a new thread', async () => {
    await run('count calls');
    const stop = new AbortController();
    const spinning = run('spin', stop);
    const waiting = run('count calls');
    stop.abort(new Error('the reader left'));

    await expect(spinning).rejects.toThrow('the reader left');
    await expect(waiting).resolves.toBe(1);
  });

  it('a task that waits leaves the queue when its signal is aborted', async () => {
    const first = new AbortController();
    const spinning = run('spin', first);
    const second = new AbortController();
    const waiting = run('count calls', second);
    second.abort(new Error('not needed any more'));

    await expect(waiting).rejects.toThrow('not needed any more');
    first.abort(new Error('enough'));
    await expect(spinning).rejects.toThrow('enough');
    await expect(run('count calls')).resolves.toBe(1);
  });

  it('a thread keeps what its module has in memory until it is idle; then it ends', async () => {
    const idle = orderTask({ name: 'idle', idleMs: 50 });
    const count = () => workers.run(idle, { order: 'count calls' });
    expect([await count(), await count()]).toEqual([1, 2]);

    // A new thread counts from 1 again.
    let calls = 3;
    while (calls !== 1) {
      await setTimeout(200);
      calls = Number(await count());
    }
  });

  it('the shutdown ends tasks at once and refuses new ones', async () => {
    const spinning = run('spin');
    const waiting = run('count calls');
    const ends = Promise.allSettled([spinning, waiting]);
    await workers.onApplicationShutdown();

    const refused = { status: 'rejected', reason: { code: 'server_stopping' } };
    expect(await ends).toMatchObject([refused, refused]);
    await expect(run('count calls')).rejects.toMatchObject({ code: 'server_stopping' });
  });
});
