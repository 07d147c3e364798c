import { setImmediate } from 'node:timers/promises';

const ROUNDS = 10;

/** Waits until pending work is done, because the order of events from two sources is not defined (README, "Ordering"). */
export async function settle(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await setImmediate();
}
