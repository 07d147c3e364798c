import { jest } from '@jest/globals';
import { stopWithShell } from './stop-with-shell.js';

describe('stopWithShell', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('stopWithShell stops once when the shell that started the process has ended', () => {
    const stop = jest.fn();
    let parent = 7;
    stopWithShell(stop, () => parent);
    jest.advanceTimersByTime(5_000);
    expect(stop).not.toHaveBeenCalled();

    parent = 1;
    jest.advanceTimersByTime(5_000);

    expect(stop).toHaveBeenCalledTimes(1);
  });
});
