import { setImmediate } from 'node:timers/promises';

const ROUNDS = 10;

/** Lets everything that can go on go on: two sources of one stream have no order of their own (README, "Ordering"). */
export async function settle(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await setImmediate();
}
