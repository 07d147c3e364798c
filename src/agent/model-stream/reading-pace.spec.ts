import { jest } from '@jest/globals';
import { ReadingPace } from './reading-pace.js';

/** An event loop whose time the test sets, in milliseconds. */
function aLoop() {
  const time = { idle: 0, active: 0 };
  return {
    loopTime: () => ({ ...time }),
    spend(active: number, idle: number) {
      time.active += active;
      time.idle += idle;
    },
  };
}

describe('ReadingPace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function pauseOf(pace: ReadingPace, events = 1): Promise<number> {
    const pause = pace.restAfter(events);
    if (!pause) return 0;
    const start = Date.now();
    await jest.runAllTimersAsync();
    await pause;
    return Date.now() - start;
  }

  it('ReadingPace never delays a stream while the process has time to spare', async () => {
    const loop = aLoop();
    const pace = new ReadingPace(loop.loopTime);
    loop.spend(85, 15);

    expect(await pauseOf(pace)).toBe(0);
  });

  it('ReadingPace reads less often the longer the process is busy, but still several times a second', async () => {
    const loop = aLoop();
    const pace = new ReadingPace(loop.loopTime);
    const pauses = [];
    for (let round = 0; round < 5; round += 1) {
      loop.spend(100, 1);
      pauses.push(await pauseOf(pace));
    }

    expect(pauses).toEqual([80, 160, 240, 240, 240]);
  });

  it('ReadingPace reads without a pause again when the process has time to spare', async () => {
    const loop = aLoop();
    const pace = new ReadingPace(loop.loopTime);
    loop.spend(200, 0);
    await pauseOf(pace);
    const pauses = [];
    for (let round = 0; round < 3; round += 1) {
      loop.spend(50, 50);
      pauses.push(await pauseOf(pace));
    }

    expect(pauses).toEqual([40, 20, 0]);
  });

  it('ReadingPace does not pause after a packet with many events', async () => {
    const loop = aLoop();
    const pace = new ReadingPace(loop.loopTime);
    loop.spend(200, 0);

    expect(await pauseOf(pace, 50)).toBe(0);
    expect(await pauseOf(pace, 1)).toBe(80);
  });

  it('ReadingPace ignores load that was measured long ago', async () => {
    const loop = aLoop();
    const pace = new ReadingPace(loop.loopTime);
    loop.spend(200, 0);
    await pauseOf(pace);
    loop.spend(4_800, 200);

    expect(await pauseOf(pace)).toBe(0);
  });
});
