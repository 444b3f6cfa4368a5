import { readFileSync } from 'node:fs';
import { z } from 'zod';

const count = z.int().nonnegative();
const JestResults = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numRuntimeErrorTestSuites: count,
  numPendingTests: count,
  numTodoTests: count,
});

/** Sums up what jest wrote with `--json`. A file of tests that does not load has no tests to count, nor has a run that broke off: each is one failure. */
export function countTests(files: readonly string[]): { passed: number; failed: number; skipped: number } {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const results = read(file);
    sum.passed += results?.numPassedTests ?? 0;
    sum.failed += results ? results.numFailedTests + results.numRuntimeErrorTestSuites : 1;
    sum.skipped += results ? results.numPendingTests + results.numTodoTests : 0;
  }
  return sum;
}

function read(file: string) {
  try {
    return JestResults.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
