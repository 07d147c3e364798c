const { default: Sequencer } = require('@jest/test-sequencer');

/** The suites that take longest, the longest first. Started last, one of them would keep one worker busy alone. */
const LONG = [
  'test/browser/newcomer',
  'test/evaluation/',
  'test/browser/',
  'widget/test/browser/',
  'test/chaos/',
  'test/faults/',
  'test/adapters/qdrant.vector-index',
  'test/adapters/embedded.vector-index',
  'test/adapters/pgvector.vector-index',
  'test/e2e/',
];

/** Long suites first. Jest orders by the durations of the last run, and a new clone has none. */
class LongSuitesFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...LONG.keys(), -1].flatMap((rank) => sorted.filter(({ path }) => rankOf(path) === rank));
  }
}

function rankOf(path) {
  const file = path.replaceAll('\\', '/');
  return LONG.findIndex((part) => file.includes(`/${part}`));
}

module.exports = LongSuitesFirst;
