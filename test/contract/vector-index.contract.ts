import type { VectorIndex } from '../../src/rag/vector-index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { describeBuilds } from './vector-index-builds.contract.js';
import { describeRecipes } from './vector-index-recipes.contract.js';
import { describeSearches } from './vector-index-searches.contract.js';
import { IndexSteps } from './vector-index-steps.js';
import { describeUpdates } from './vector-index-updates.contract.js';
import { describeWriters } from './vector-index-writers.contract.js';
import { describeWrites } from './vector-index-writes.contract.js';

/** Empties a store. @returns opens an index over it, as another process would. It is not prepared yet. */
export type CreateStore = () => Promise<OpenIndex>;
export type OpenIndex = (times?: LeaseTimes) => VectorIndex;

/** The contract of `VectorIndex`. */
export function vectorIndexContract(create: CreateStore): void {
  let open: OpenIndex;
  let steps: IndexSteps;
  beforeEach(async () => {
    open = await create();
    steps = new IndexSteps(open());
    await steps.index.prepare();
  });

  describeBuilds(() => steps);
  describeWrites(() => steps);
  describeUpdates(() => steps);
  describeSearches(() => steps);
  describeRecipes(() => steps);
  describeWriters(
    () => steps,
    (times) => open(times),
  );
}
