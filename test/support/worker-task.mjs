import { getPriority } from 'node:os';
import { NotFoundError } from '../../dist-test/src/common/errors/not-found.error.js';

/** A task of the contract of `Workers`. It is JavaScript, so that worker threads and Jest can load it. */
export async function run({ order, value }) {
  switch (order) {
    case 'echo':
      return value;
    case 'fail':
      throw new NotFoundError('page', value);
    case 'break':
      throw new RangeError(value, { cause: new Error('the cause') });
    case 'count calls':
      calls += 1;
      return calls;
    case 'spin':
      for (;;) calls += 0;
    case 'exit':
      return process.exit(3);
    case 'niceness':
      return getPriority(0);
    case 'use memory':
      return fillMemory();
    default:
      throw new Error(`unknown order ${order}`);
  }
}

let calls = 0;

function fillMemory() {
  const kept = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
}
