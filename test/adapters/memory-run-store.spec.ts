import { MemoryRunStore } from '../../src/testing/memory.run-store.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import { runStoreContract } from '../contract/run-store.contract.js';

describe('MemoryRunStore', () => {
  runStoreContract(() => {
    const threads = new MemoryThreadStore();
    return Promise.resolve({ store: new MemoryRunStore(threads), threads });
  });
});
