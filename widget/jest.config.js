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
  },
];

const project = (displayName, testMatch, testEnvironment) => ({
  displayName,
  testMatch,
  testEnvironment,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.tsx?$': swc },
  resolver: '<rootDir>/test/support/resolver.cjs',
  setupFiles: ['<rootDir>/test/support/setup.ts'],
});

export default {
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/unit/**/*.spec.{ts,tsx}'], 'node'),
    // Some scenarios run against the server itself.
    { ...project('browser', ['<rootDir>/test/browser/**/*.spec.ts'], 'node'), globalSetup: '<rootDir>/../test/support/build.mjs' },
    project('screenshots', ['<rootDir>/test/screenshots/**/*.spec.ts'], 'node'),
  ],
};
