import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { countTests } from '../../scripts/test/count-tests.js';
import { createTemporary } from './temporary.js';

const temporary = createTemporary();
afterAll(() => temporary.remove());

const written = (name: string, text: string): string => {
  const file = join(temporary.folder, name);
  writeFileSync(file, text);
  return file;
};
const results = (over: object) => ({
  ...{
    numPassedTests: 0,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    numTodoTests: 0,
  },
  ...over,
});

it('adds the tests of both lanes up', () => {
  const rest = written('rest.json', JSON.stringify(results({ numPassedTests: 40, numPendingTests: 1 })));
  const aside = written(
    'aside.json',
    JSON.stringify(results({ numPassedTests: 9, numFailedTests: 2, numTodoTests: 1 })),
  );
  expect(countTests([rest, aside])).toEqual({ passed: 49, failed: 2, skipped: 2 });
});

it('never takes a file that did not load, or a lane that broke off, for nothing', () => {
  const broken = written('broken.json', JSON.stringify(results({ numRuntimeErrorTestSuites: 1 })));
  const half = written('half.json', '{"numPassedTests": 12');
  const none = join(temporary.folder, 'none.json');
  expect(countTests([broken, half, none])).toEqual({ passed: 0, failed: 3, skipped: 0 });
});
