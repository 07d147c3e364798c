import shared, { SECOND_TRY, watched } from './jest.config.js';

// Not among the projects of `npm test`, because it takes minutes and its requests differ from run to run.
export default {
  testTimeout: 90_000,
  maxWorkers: 1,
  reporters: shared.reporters,
  projects: [watched('fuzz', [SECOND_TRY])],
};
