import { setFlagsFromString } from 'node:v8';

/** Milliseconds: V8 looks every 8 s whether it can give memory back, and needs about a second for it. */
const LONG_ENOUGH_MS = 12_000;

/**
 * Lets V8 give back the memory that only the start needed, some seconds later and in small steps. By itself it would do so
 * after minutes, because it compares with how much the start allocated.
 */
export function giveBackStartMemory(): void {
  setFlagsFromString('--optimize-for-size');
  setTimeout(() => setFlagsFromString('--no-optimize-for-size'), LONG_ENOUGH_MS).unref();
}
