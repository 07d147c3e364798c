import { describeLeases } from './run-store-leases.contract.js';
import { describeRuns } from './run-store-runs.contract.js';
import type { RunStores } from './run-store-steps.js';
import { describeRunsWithThreads } from './run-store-threads.contract.js';

/** The contract of `RunStore`. `open` returns empty stores for each test. */
export function runStoreContract(open: () => Promise<RunStores>): void {
  let stores: RunStores;
  beforeEach(async () => {
    stores = await open();
  });

  describeRuns(() => stores);
  describeLeases(() => stores);
  describeRunsWithThreads(() => stores);
}
