import type { VectorIndex } from '../../src/rag/vector-index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { describeBuilds } from './vector-index-builds.contract.js';
import { describeLosses } from './vector-index-losses.contract.js';
import { describeRecipes } from './vector-index-recipes.contract.js';
import { describeSearches } from './vector-index-searches.contract.js';
import { IndexSteps } from './vector-index-steps.js';
import { describeUpdates } from './vector-index-updates.contract.js';
import { describeWriters } from './vector-index-writers.contract.js';
import { describeWrites } from './vector-index-writes.contract.js';

/** An empty store. */
export interface TestStore {
  /** Opens an index over the store, as another process would. It is not prepared yet. */
  open(times?: LeaseTimes): VectorIndex;
  /** Deletes the stored chunks of a build behind the back of the index, as a restored backup without them would. */
  lose(build: string): Promise<void>;
}

/** The contract of `VectorIndex`. */
export function vectorIndexContract(create: () => Promise<TestStore>): void {
  let store: TestStore;
  let steps: IndexSteps;
  beforeEach(async () => {
    store = await create();
    steps = new IndexSteps(store.open());
    await steps.index.prepare();
  });

  describeBuilds(() => steps);
  describeWrites(() => steps);
  describeUpdates(() => steps);
  describeSearches(() => steps);
  describeRecipes(() => steps);
  describeWriters(
    () => steps,
    (times) => store.open(times),
  );
  describeLosses(
    () => steps,
    (build) => store.lose(build),
  );
}
