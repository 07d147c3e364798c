const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    // The .swcrc of the root belongs to the server's build and excludes specs.
    swcrc: false,
  },
];

/** Packages are loaded once for each worker, not once for each suite. */
const ENVIRONMENT = '<rootDir>/../test/support/jest/environment.cjs';

const SETUP = '<rootDir>/test/support/setup.ts';

const project = (displayName, testMatch, testEnvironment) => ({
  displayName,
  testMatch,
  testEnvironment,
  runtime: '<rootDir>/../test/support/jest/runtime.cjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.tsx?$': swc },
  resolver: '<rootDir>/test/support/resolver.cjs',
  setupFiles: [SETUP],
});

/** Specs in a real browser, against the fake server and against the built one. */
const inBrowser = (displayName, testMatch) => ({
  ...project(displayName, testMatch, '<rootDir>/test/support/widget-environment.mjs'),
  setupFilesAfterEnv: ['<rootDir>/../test/support/jest/second-try.ts'],
  globalSetup: '<rootDir>/../test/support/browser-setup.mjs',
  globalTeardown: '<rootDir>/../test/support/browser-teardown.mjs',
});

export const projects = [
  {
    ...project('unit', ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/unit/**/*.spec.{ts,tsx}'], ENVIRONMENT),
    setupFiles: [SETUP, '<rootDir>/../test/support/jest/property-seed.ts'],
  },
  inBrowser('browser', ['<rootDir>/test/browser/**/*.spec.ts']),
];

export default { projects, reporters: ['default', '<rootDir>/../test/support/jest/tried-again.cjs'] };
