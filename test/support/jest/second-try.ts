import { jest } from '@jest/globals';

/**
 * In CI, tries a failed test of a project of real browsers or processes once more: a busy machine can delay one of them beyond
 * what a test waits for. A fault that always happens still fails. Jest prints the error of the first try, and
 * `tried-again.cjs` lists the tests at the end.
 */
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
