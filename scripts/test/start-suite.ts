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

export type Suite = {
  /** Runs what needs the stores and the browser that `places` tells of; resolves with the exit code of the whole. */
  finish(places: NodeJS.ProcessEnv): Promise<number>;
  /** Ends what still runs, and throws its results away. */
  close(): void;
};

/**
 * Begins to run jest with the arguments, or without any the whole suite in three lanes: what only thinks begins now,
 * while others bring up the stores. The last line printed is `… passed, … failed, … skipped`, for other programs to read.
 */
export function startSuite(args: readonly string[], env: NodeJS.ProcessEnv): Suite {
  const folder = mkdtempSync(join(tmpdir(), 'mcc-test-'));
  const closing = new AbortController();
  const jest = (lane: string, given: readonly string[]): [string, ...string[]] => {
    const results = ['--json', `--outputFile=${join(folder, `${lane}.json`)}`];
    return [process.execPath, 'node_modules/jest/bin/jest.js', ...results, ...given];
  };
  const aside = (
    lane: string,
    given: readonly string[],
    rules: { env: NodeJS.ProcessEnv; niceness: number },
  ) => runAside(jest(lane, given), { ...rules, signal: closing.signal });
  const isWhole = args.length === 0;
  const thinking = isWhole ? { thinking: aside('thinking', THINKING, { env, niceness: 10 }) } : {};

  return {
    async finish(places) {
      const all = { ...env, ...places };
      const apart = ['--testPathIgnorePatterns', [...THINKING, ...BREAKING].join('|')];
      const lanes = {
        ...thinking,
        ...(isWhole && { breaking: aside('breaking', BREAKING, { env: all, niceness: 0 }) }),
        rest: runForeground(jest('rest', isWhole ? apart : args), all),
      };
      const codes = await Promise.all(Object.values(lanes));
      const { passed, failed, skipped } = countTests(
        Object.keys(lanes).map((lane) => join(folder, `${lane}.json`)),
      );
      console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
      return codes.find((code) => code !== 0) ?? 0;
    },
    close() {
      closing.abort();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
