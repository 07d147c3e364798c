import { MemoryIndex, MemoryIndexStore } from '../../src/rag/indexes/memory.index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { searchOnStoreContract } from '../contract/search-on-store.contract.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';

describe('MemoryIndex', () => {
  const create = async () => {
    const store = new MemoryIndexStore();
    return {
      open: (times?: LeaseTimes) => new MemoryIndex(store, times),
      lose: async (build: string) => void (store.builds.get(build)!.published = new Map()),
    };
  };
  vectorIndexContract(create);
  searchOnStoreContract(create);
});
