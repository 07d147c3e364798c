import { MemoryThreadStore } from '../../src/threads/stores/memory.thread-store.js';
import { threadStoreContract } from '../contract/thread-store.contract.js';

describe('MemoryThreadStore', () => threadStoreContract(async () => new MemoryThreadStore()));
