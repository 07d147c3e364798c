import { setFlagsFromString } from 'node:v8';

/** Milliseconds of indexing at start after which memory counts more than a tenth of its speed. */
const SHORT_START_MS = 3_000;
/** Milliseconds: V8 looks every 8 s whether it can give memory back, and needs about a second for it. */
const LONG_ENOUGH_MS = 12_000;

/**
 * Lets V8 collect garbage early while a large index is built at start, and give back afterwards what only the start needed, in
 * small steps. By itself it would keep this memory for minutes, because it compares with how much the start allocated.
 *
 * @returns a function to call when the start is complete.
 */
export function saveMemoryAtStart(): () => void {
  const begin = setTimeout(() => setFlagsFromString('--optimize-for-size'), SHORT_START_MS).unref();
  return () => {
    clearTimeout(begin);
    setFlagsFromString('--optimize-for-size');
    setTimeout(() => setFlagsFromString('--no-optimize-for-size'), LONG_ENOUGH_MS).unref();
  };
}
