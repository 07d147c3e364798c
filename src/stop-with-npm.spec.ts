import { jest } from '@jest/globals';
import { stopWithNpm } from './stop-with-npm.js';

const NPM = { npm_lifecycle_event: 'start' };

describe('stopWithNpm', () => {
  const stop = jest.fn();
  let parent = 7;
  beforeEach(() => {
    jest.useFakeTimers();
    stop.mockClear();
    parent = 7;
  });
  afterEach(() => jest.useRealTimers());

  it('stopWithNpm stops once when the shell of npm has ended', () => {
    stopWithNpm(stop, NPM, () => parent);
    jest.advanceTimersByTime(5_000);
    expect(stop).not.toHaveBeenCalled();

    parent = 1;
    jest.advanceTimersByTime(5_000);

    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('stopWithNpm does nothing for a server that was not started by npm', () => {
    stopWithNpm(stop, {}, () => parent);
    parent = 1;
    jest.advanceTimersByTime(5_000);

    expect(stop).not.toHaveBeenCalled();
  });
});
