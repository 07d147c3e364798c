import { MemoryIndex } from '../../src/rag/indexes/memory.index.js';
import { searchOnStoreContract } from '../contract/search-on-store.contract.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';

describe('MemoryIndex', () => {
  const create = async () => new MemoryIndex();
  vectorIndexContract(create);
  searchOnStoreContract(create);
});
