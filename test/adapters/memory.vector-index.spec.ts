import { MemoryIndex } from '../../src/rag/indexes/memory.index.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';

describe('MemoryIndex', () => {
  vectorIndexContract(async () => new MemoryIndex());
});
