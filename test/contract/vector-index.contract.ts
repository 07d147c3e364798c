import type { VectorIndex } from '../../src/rag/vector-index.js';
import { describeBuilds } from './vector-index-builds.contract.js';
import { describeSearches } from './vector-index-searches.contract.js';
import { IndexSteps } from './vector-index-steps.js';
import { describeUpdates } from './vector-index-updates.contract.js';
import { describeWrites } from './vector-index-writes.contract.js';

/** The contract of `VectorIndex`. `create` returns an index over an empty store, not prepared yet. */
export function vectorIndexContract(create: () => Promise<VectorIndex>): void {
  let steps: IndexSteps;
  beforeEach(async () => {
    steps = new IndexSteps(await create());
    await steps.index.prepare();
  });

  describeBuilds(() => steps);
  describeWrites(() => steps);
  describeUpdates(() => steps);
  describeSearches(() => steps);
}
