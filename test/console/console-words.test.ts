import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadConsoleWords } from '../../src/console/pages/console-words.js';

const SHIPPED = new URL('../../templates/pages/words.vi.yaml', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'words-'));
afterAll(() => rmSync(folder, { recursive: true }));

const load = (change: (text: string) => string) => {
  const file = join(folder, 'words.vi.yaml');
  writeFileSync(file, change(readFileSync(SHIPPED, 'utf8')));
  return () => loadConsoleWords(file);
};

describe('the words of the console', () => {
  it('that are shipped are complete', () => {
    expect(loadConsoleWords(SHIPPED).worklists.waiting.label).toBe('Chờ tiếp nhận');
  });

  it.each([
    ['a state without a name', /^ {2}"7":.*\n/m, 'states.7'],
    ['a deed without words', /^ {2}refuse: Từ chối hồ sơ\n/m, 'deeds.refuse'],
    ['a problem without words', /^ {2}conflict:.*\n/m, 'problems.conflict'],
  ])('stop the start with file and place at %s', (_what, line, place) => {
    const broken = load((text) => text.replace(line, ''));
    expect(broken).toThrow(place);
    expect(broken).toThrow('words.vi.yaml');
  });

  it('stop the start at a word that nobody uses', () => {
    expect(load((text) => `${text}\nthua: x\n`)).toThrow(/thua/);
  });
});
