import { MemoryFeedbackStore } from '../../src/testing/memory.feedback-store.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import { feedbackStoreContract } from '../contract/feedback-store.contract.js';
import { threadStoreContract } from '../contract/thread-store.contract.js';
import { FixedClock } from '../support/fixed-clock.js';
import { NOON } from '../support/thread-builders.js';

describe('MemoryThreadStore', () => {
  threadStoreContract(async () => new MemoryThreadStore());
});

describe('MemoryFeedbackStore', () => {
  feedbackStoreContract(async () => {
    const threads = new MemoryThreadStore();
    return { threads, feedback: new MemoryFeedbackStore(threads, new FixedClock(NOON)) };
  });
});
