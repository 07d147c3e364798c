import { NotFoundError } from '../../dist-test/src/common/errors/not-found.error.js';

/** Counts to `to`; fails instead of giving the number `failsAt`. */
export async function* run({ to, failsAt }) {
  for (let number = 1; number <= to; number += 1) {
    if (number === failsAt) throw new NotFoundError('page', String(number));
    yield { number };
  }
}
