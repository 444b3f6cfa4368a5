export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Only our own folders: dist and .data hold copies of what is here.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  // Two files at once, on stores of their own or apart by name; more would only wait for the same cores.
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/test/longest-first.mjs',
  reporters: ['default', '<rootDir>/scripts/test/summary-reporter.mjs'],
  testTimeout: 30_000,
};
