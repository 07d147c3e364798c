import { MemoryRunStore } from '../../src/chatkit/runs/stores/memory.run-store.js';
import { runStoreContract } from '../contract/run-store.contract.js';

describe('MemoryRunStore', () => {
  runStoreContract(() => Promise.resolve(new MemoryRunStore()));
});
