import type { ThreadStore } from '../../src/threads/thread-store.js';
import { describeItemList } from './thread-store-item-list.contract.js';
import { describeItems } from './thread-store-items.contract.js';
import { describeOwners } from './thread-store-owners.contract.js';
import { describeThreadText } from './thread-store-text.contract.js';
import { describeThreadList } from './thread-store-thread-list.contract.js';
import { describeThreads } from './thread-store-threads.contract.js';

/** The contract of `ThreadStore`. `createStore` returns an empty store for each test. */
export function threadStoreContract(createStore: () => Promise<ThreadStore>): void {
  let store: ThreadStore;
  beforeEach(async () => {
    store = await createStore();
  });

  describeThreads(() => store);
  describeThreadList(() => store);
  describeItems(() => store);
  describeItemList(() => store);
  describeOwners(() => store);
  describeThreadText(() => store);
}
