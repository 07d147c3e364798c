import { MemoryQuestionStore } from '../../src/testing/memory.question-store.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import { questionStoreContract } from '../contract/question-store.contract.js';

describe('MemoryQuestionStore', () => {
  questionStoreContract(async () => {
    const threads = new MemoryThreadStore();
    return { threads, questions: new MemoryQuestionStore(threads) };
  });
});
