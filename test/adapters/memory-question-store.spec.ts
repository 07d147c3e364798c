import { MemoryQuestionStore } from '../../src/questions/stores/memory.question-store.js';
import { MemoryThreadStore } from '../../src/threads/stores/memory.thread-store.js';
import { questionStoreContract } from '../contract/question-store.contract.js';

describe('MemoryQuestionStore', () => {
  questionStoreContract(async () => {
    const threads = new MemoryThreadStore();
    return { threads, questions: new MemoryQuestionStore(threads) };
  });
});
