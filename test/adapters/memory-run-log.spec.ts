import { MemoryRunLog } from '../../src/chatkit/runs/logs/memory.run-log.js';
import { runLogContract } from '../contract/run-log.contract.js';

runLogContract('memory', () => new MemoryRunLog());
