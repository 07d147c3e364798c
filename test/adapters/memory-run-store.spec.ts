import { MemoryRunStore } from '../../src/chatkit/runs/stores/memory.run-store.js';
import { runStoreContract } from '../contract/run-store.contract.js';

runStoreContract('memory', async () => ({ store: new MemoryRunStore(), close: () => Promise.resolve() }));
