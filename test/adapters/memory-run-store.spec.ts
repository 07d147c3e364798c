import { MemoryRunStore } from '../../src/chatkit/runs/stores/memory.run-store.js';
import { MemoryThreadStore } from '../../src/threads/stores/memory.thread-store.js';
import { runStoreContract } from '../contract/run-store.contract.js';

describe('MemoryRunStore', () => {
  runStoreContract(() => {
    const threads = new MemoryThreadStore();
    return Promise.resolve({ store: new MemoryRunStore(threads), threads });
  });
});
