import { availableParallelism } from 'node:os';
import { projects as widget } from './widget/jest.config.js';

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    // .swcrc is the build's: it leaves specs out.
    swcrc: false,
  },
];

const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  testEnvironment: '<rootDir>/test/support/jest/environment.cjs',
  runtime: '<rootDir>/test/support/jest/runtime.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  resolver: '<rootDir>/test/support/resolver.cjs',
});

/** A project whose tests fail when a server blocks its event loop. */
export const watched = (name, setup = []) => ({
  ...project(name, [`<rootDir>/test/${name}/**/*.spec.ts`]),
  setupFilesAfterEnv: ['<rootDir>/test/support/watchdog/jest-setup.ts', ...setup],
  globalSetup: '<rootDir>/test/support/build.mjs',
});

export const SECOND_TRY = '<rootDir>/test/support/jest/second-try.ts';

export default {
  // Only a test that hangs needs so long. A busy machine makes a test of processes ten times slower.
  testTimeout: 180_000,
  // Jest starts one worker on a machine with two processors; many suites wait for processes, browsers and time limits.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // A process with many modules needs more than Jest's half a second to end on a busy machine.
  workerGracefulExitTimeout: 10_000,
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/test/support/jest/sequencer.cjs',
  reporters: [
    'default',
    '<rootDir>/test/support/jest/tried-again.cjs',
    '<rootDir>/test/support/exchanges/exchanges-reporter.cjs',
  ],
  projects: [
    {
      ...project('unit', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/support/**/*.spec.ts']),
      setupFiles: ['<rootDir>/test/support/jest/property-seed.ts'],
    },
    project('adapters', ['<rootDir>/test/adapters/**/*.spec.ts']),
    project('conformance', ['<rootDir>/test/conformance/**/*.spec.ts']),
    project('dialects', ['<rootDir>/test/dialects/**/*.spec.ts']),
    project('evaluation', ['<rootDir>/test/evaluation/**/*.spec.ts']),
    project('examples', ['<rootDir>/test/examples/**/*.spec.ts']),
    watched('injection'),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    watched('e2e', [SECOND_TRY]),
    watched('faults', [SECOND_TRY]),
    watched('chaos', [SECOND_TRY]),
    {
      ...project('browser', ['<rootDir>/test/browser/**/*.spec.ts']),
      testEnvironment: '<rootDir>/test/support/browser-environment.mjs',
      setupFilesAfterEnv: [SECOND_TRY],
      globalSetup: '<rootDir>/test/support/browser-setup.mjs',
      globalTeardown: '<rootDir>/test/support/browser-teardown.mjs',
    },
    ...widget.map((project) => ({
      ...project,
      displayName: `widget ${project.displayName}`,
      rootDir: '<rootDir>/widget',
    })),
  ],
};
