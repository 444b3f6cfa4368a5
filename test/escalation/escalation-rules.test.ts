import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ladderOf, loadEscalationRules } from '../../src/escalation/escalation-rules.js';
import { minutesLeftAt } from '../../src/escalation/ladder.js';

const SHIPPED = new URL('../../templates/data/escalation.yaml', import.meta.url).pathname;

function load(change: (text: string) => string) {
  const file = join(mkdtempSync(join(tmpdir(), 'escalation-')), 'escalation.yaml');
  writeFileSync(file, change(readFileSync(SHIPPED, 'utf8')));
  return loadEscalationRules(file, ['1.000894']);
}

describe('the rules of escalation', () => {
  it.each([
    [
      'an unknown procedure',
      ["'1.000894':", "'9.999999':"],
      'procedures.9.999999: there is no such procedure',
    ],
    ['a step too few', ['  apology: { hoursBefore: 2 }\n', ''], 'usual.apology'],
    [
      'a step without a bound',
      ['{ used: 80, hoursBefore: 4 }', '{}'],
      'usual.clerk: needs used or hoursBefore',
    ],
    ['a step after the breach', ['used: 95', 'used: 100'], 'usual.official.used'],
    [
      'a head before the clerk',
      ['hoursBefore: 3 }', 'hoursBefore: 5 }'],
      'usual.head: may hear of it before clerk',
    ],
    ['an official before the head', ['used: 95', 'used: 85'], 'usual.official: may hear of it before head'],
    [
      'an official by a share alone',
      ['clerk: { hoursBefore: 6 }', 'clerk: { used: 50 }'],
      'head: may hear of it',
    ],
    ['a misspelt bound', ['used: 80', 'usde: 80'], 'usual.clerk'],
  ])('stop the start with file, field and reason for %s', (_what, [from = '', to = ''], said) => {
    expect(() => load((text) => text.replace(from, to))).toThrow(said);
  });

  it('are those of the procedure, else of short promises, else the usual ones', () => {
    const rules = load((text) => text);
    const hoursFor = (procedureId: string, hours: number) =>
      ladderOf(rules, { procedureId, minutes: hours * 60 }).clerk.hoursBefore;
    expect(hoursFor('1.000894', 3)).toBe(6);
    expect(hoursFor('1.001193', 8)).toBe(1.5);
    expect(hoursFor('1.001193', 8.1)).toBe(4);
  });

  it('count the earlier of two bounds', () => {
    expect(minutesLeftAt({ used: 80, hoursBefore: 4 }, 600)).toBe(240);
    expect(minutesLeftAt({ used: 80, hoursBefore: 4 }, 6000)).toBeCloseTo(1200);
  });
});
