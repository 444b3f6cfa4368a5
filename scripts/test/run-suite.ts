import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runForeground } from '../run-foreground.js';
import { countTests } from './count-tests.js';
import { runAside } from './run-aside.js';

/** They only think, for minutes, and touch neither store nor browser: they run beside the rest, on what it leaves of the machine. */
const THINKING = [
  'test/calendar/',
  'test/documents/pap',
  'test/finding/',
  'test/flow/',
  'test/identity/',
  'test/media/card-photos',
  'test/media/media-examiner',
  'test/media/photo-quality',
  'test/procedures/',
  'test/repository/',
  'test/text/',
];

/** They kill processes and wait for what comes of it, for minutes, on numbers of Redis that nobody else has. */
const BREAKING = ['test/chaos/'];

/**
 * Runs jest with the arguments, or without any the whole suite in three lanes; answers the exit code. The last line
 * printed is `… passed, … failed, … skipped`, for other programs to read.
 */
export async function runSuite(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mcc-test-'));
  const jest = (lane: string, given: readonly string[]): [string, ...string[]] => {
    const results = ['--json', `--outputFile=${join(folder, `${lane}.json`)}`];
    return [process.execPath, 'node_modules/jest/bin/jest.js', ...results, ...given];
  };
  try {
    const lanes =
      args.length > 0
        ? { all: runForeground(jest('all', args), env) }
        : {
            rest: runForeground(
              jest('rest', ['--testPathIgnorePatterns', [...THINKING, ...BREAKING].join('|')]),
              env,
            ),
            breaking: runAside(jest('breaking', BREAKING), { env, niceness: 0 }),
            thinking: runAside(jest('thinking', THINKING), { env, niceness: 10 }),
          };
    const codes = await Promise.all(Object.values(lanes));
    const { passed, failed, skipped } = countTests(
      Object.keys(lanes).map((lane) => join(folder, `${lane}.json`)),
    );
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return codes.find((code) => code !== 0) ?? 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
