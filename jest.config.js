export default {
  // Node's, made faster.
  testEnvironment: './scripts/test/plain-globals-environment.cjs',
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
  // One file at a time: two were no faster on two cores, where each journey is several processes, and ran out of patience.
  maxWorkers: 1,
  // Modules of a test file stay in memory after it: a worker that has grown makes way for a fresh one.
  workerIdleMemoryLimit: '1GB',
  // Only against hanging for ever: a busy machine may take its time.
  testTimeout: 120_000,
};
