import type { Writable } from 'node:stream';

/** Longest that a reader may take nothing while something waits for it. */
const STALLED_MS = 30_000;

/**
 * The values of a source as fast as the reader of `response` takes what is written of them: a slow reader keeps its place
 * in the source and one value, whatever goes on meanwhile. One that takes nothing for half a minute is cut off.
 */
export async function* paced<T>(source: AsyncIterable<T>, response: Writable): AsyncGenerator<T, void, void> {
  for await (const value of source) {
    yield value;
    if (response.writableNeedDrain && !(await drained(response))) return;
  }
}

/** Whether the reader goes on; false when it has left or was cut off. */
function drained(response: Writable): Promise<boolean> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => response.destroy(), STALLED_MS);
    const settle = (goesOn: boolean) => {
      clearTimeout(cut);
      response.off('drain', onDrain).off('close', onClose);
      resolve(goesOn);
    };
    const onDrain = () => settle(true);
    const onClose = () => settle(false);
    response.on('drain', onDrain).on('close', onClose);
  });
}
