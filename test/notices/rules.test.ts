import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Audience } from '../../src/notices/audience.js';
import { Audience as AudienceSchema } from '../../src/notices/audience.js';
import { checkContent } from '../../src/notices/check-content.js';
import { chooseWay, type WaysOpen } from '../../src/notices/choose-way.js';
import { exclusionOf } from '../../src/notices/exclusion.js';
import { fits } from '../../src/notices/fits.js';
import { loadNoticeTemplates } from '../../src/notices/load-notice-templates.js';
import { fillPlaces, STAND_INS } from '../../src/notices/places.js';
import { isQuiet, toDaytime } from '../../src/notices/quiet-hours.js';
import { moment } from '../calendar/opening-hours.js';
import { aContact, aKind, aNotice, DAY, HOUR, NOW, someContent } from './builders.js';

const { ways: terms, kinds, cities } = loadNoticeTemplates('templates');

describe('where followers live', () => {
  it('is every former province once, under the platform’s numbers from 0, and outside Vietnam', () => {
    expect(cities.map(({ code }) => Number(code)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 64 }, (_, n) => n),
    );
    const { formerProvinces } = parse(readFileSync('templates/data/provinces.yaml', 'utf8')) as {
      formerProvinces: { name: string }[];
    };
    const plain = (name: string) => name.replace(/^Thành phố /, '');
    expect(cities.map(({ name }) => plain(name)).sort()).toEqual(
      [...formerProvinces.map(({ name }) => plain(name)), 'Ngoài Việt Nam'].sort(),
    );
    // the four that the platform's documents name
    const named = { 4: 'Thành phố Hồ Chí Minh', 9: 'Hà Nội', 20: 'Đà Nẵng', 63: 'Ngoài Việt Nam' };
    for (const [code, name] of Object.entries(named)) expect(cities).toContainEqual({ code, name });
  });
});

describe('who is meant', () => {
  const lan = aContact(1, {
    ...{ neighbourhood: 'khu phố 3', procedures: ['1.004873'], states: [4, 10], tags: ['tổ trưởng'] },
    ...{ language: 'vi', ageGroup: '35-44', lastInteractionAt: NOW - 10 * DAY },
  });
  const table: [Audience, boolean][] = [
    [{ is: 'everybody' }, true],
    [{ is: 'inNeighbourhood', oneOf: ['Khu phố 3'] }, true],
    [{ is: 'inNeighbourhood', oneOf: ['Khu phố 2'] }, false],
    [{ is: 'usedProcedure', oneOf: ['x', '1.004873'] }, true],
    [{ is: 'hasDossierIn', oneOf: [9] }, false],
    [{ is: 'follower' }, true],
    [{ is: 'tagged', oneOf: ['tổ trưởng'] }, true],
    [{ is: 'speaks', oneOf: ['en'] }, false],
    [{ is: 'aged', oneOf: ['35-44'] }, true],
    [{ is: 'wroteWithin', days: 9 }, false],
    [{ is: 'all', of: [{ is: 'follower' }, { is: 'not', of: { is: 'speaks', oneOf: ['en'] } }] }, true],
    [
      {
        is: 'any',
        of: [
          { is: 'speaks', oneOf: ['en'] },
          { is: 'wroteWithin', days: 10 },
        ],
      },
      true,
    ],
  ];

  it.each(table)('%j: %s', (audience, isMeant) => {
    expect(fits(AudienceSchema.parse(audience), lan, NOW)).toBe(isMeant);
  });

  it('is nobody of whom it is not known', () => {
    const unknown = aContact(2, { lastInteractionAt: null });
    expect(fits({ is: 'aged', oneOf: ['35-44'] }, unknown, NOW)).toBe(false);
    expect(fits({ is: 'inNeighbourhood', oneOf: ['khu phố 3'] }, unknown, NOW)).toBe(false);
    expect(fits({ is: 'wroteWithin', days: 999 }, unknown, NOW)).toBe(false);
  });
});

describe('who gets none although they are meant', () => {
  it.each([
    [{}, undefined],
    [{ optedOut: true }, 'opted-out'],
    [{ leftTopics: ['utilities' as const] }, 'left-topic'],
    [{ leftTopics: ['fees' as const] }, undefined],
    [{ mourningUntil: NOW + 1 }, 'mourning'],
    [{ mourningUntil: NOW }, undefined],
    [{ inFormUntil: NOW + 1 }, 'in-form'],
    [{ noticedAt: [NOW - 6 * DAY, NOW - DAY] }, 'weekly-cap'],
    [{ noticedAt: [NOW - 7 * DAY, NOW - DAY] }, undefined],
  ])('%j: %s', (over, reason) => {
    expect(exclusionOf(aContact(1, over), { topic: 'utilities', now: NOW })).toBe(reason);
  });

  it('is nothing that holds back a warning but what they asked for themselves', () => {
    const busy = { noticedAt: [NOW, NOW - 1, NOW - 2], mourningUntil: NOW + 1, inFormUntil: NOW + 1 };
    expect(exclusionOf(aContact(1, busy), { topic: 'warnings', now: NOW })).toBeUndefined();
    expect(exclusionOf(aContact(1, { ...busy, optedOut: true }), { topic: 'warnings', now: NOW })).toBe(
      'opted-out',
    );
  });
});

describe('the way to a citizen', () => {
  const everything: WaysOpen = {
    ...{ chosen: ['free', 'paid', 'uidTemplate', 'phoneTemplate', 'state'], isState: false },
    ...{ uidTemplate: true, phoneTemplate: true, shut: new Set<never>() },
  };
  const silentFor = (ms: number | null, over: Partial<WaysOpen> = {}, hasPhone = false) =>
    chooseWay(
      { lastInteractionAt: ms === null ? null : NOW - ms, hasPhone },
      { ...everything, ...over },
      { terms, now: NOW },
    );

  it.each([
    ['at once', silentFor(0), 'free'],
    ['after 48 hours', silentFor(48 * HOUR), 'free'],
    ['a moment later', silentFor(48 * HOUR + 1), 'paid'],
    ['after a week', silentFor(7 * DAY), 'paid'],
    ['after more than a week', silentFor(7 * DAY + 1), 'uidTemplate'],
    ['after a year', silentFor(365 * DAY), 'uidTemplate'],
    ['after more than a year, with a telephone', silentFor(366 * DAY, {}, true), 'phoneTemplate'],
    ['never written, with a telephone', silentFor(null, {}, true), 'phoneTemplate'],
    ['of a state agency', silentFor(3 * DAY, { isState: true }), 'state'],
  ])('%s is the cheapest that is open', (_, choice, way) => {
    expect(choice).toEqual({ way });
  });

  it.each([
    ['never wrote', silentFor(null), 'never-wrote'],
    [
      'is silent for a week, and nothing is approved',
      silentFor(8 * DAY, { uidTemplate: false }),
      'silent-week',
    ],
    ['is silent for a year', silentFor(366 * DAY), 'silent-year'],
    [
      'has only a template that is shut',
      silentFor(8 * DAY, { shut: new Set(['uidTemplate']) }),
      'template-shut',
    ],
    ['could be reached only for money', silentFor(3 * DAY, { chosen: ['free'] }), 'way-not-chosen'],
  ])('is none for who %s', (_, choice, reason) => {
    expect(choice).toEqual({ way: null, reason });
  });
});

describe('the night', () => {
  it.each([
    ['2026-11-26 21:58', false],
    ['2026-11-26 21:59', true],
    ['2026-11-27 00:00', true],
    ['2026-11-27 05:59', true],
    ['2026-11-27 06:00', false],
  ])('%s: %s', (time, isNight) => {
    expect(isQuiet(moment(time))).toBe(isNight);
  });

  it('ends at six of the same or of the next morning', () => {
    expect(toDaytime(moment('2026-11-26 22:30'))).toBe(moment('2026-11-27 06:00'));
    expect(toDaytime(moment('2026-11-27 00:30'))).toBe(moment('2026-11-27 06:00'));
    expect(toDaytime(NOW)).toBe(NOW);
  });
});

describe('what a notice says', () => {
  const flaws = (over: Parameters<typeof someContent>[0]) =>
    checkContent(aNotice({ content: someContent(over) }), aKind);

  it('is sound', () => {
    expect(flaws({})).toEqual([]);
    expect(flaws({ text: 'ắ'.normalize('NFD').repeat(2000) })).toEqual([]);
  });

  it.each([
    [{ title: ' ' }, 'no-title', undefined],
    [{ text: '' }, 'no-text', undefined],
    [{ text: 'a'.repeat(2001) }, 'too-long', undefined],
    [{ text: `${'a'.repeat(1999)}{ten}` }, 'too-long', undefined],
    [{ text: 'Kính gửi {tên}' }, 'unknown-place', 'tên'],
    [{ fields: {} }, 'field-empty', 'Ngày cắt điện'],
    [{ buttons: ['1', '2', '3', '4', '5', '6'] }, 'too-many-buttons', undefined],
    [{ buttons: ['x'.repeat(101)] }, 'button-too-long', 'x'.repeat(101)],
    [{ ways: [] }, 'no-way', undefined],
    [{ ways: ['uidTemplate' as const] }, 'template-missing', 'uidTemplate'],
  ])('%j is not', (over, reason, what) => {
    expect(flaws(over)).toEqual([{ reason, ...(what !== undefined && { what }) }]);
  });

  it('keeps what it cannot fill, and never fills what was filled in', () => {
    const said = fillPlaces('{ten}, {khu_pho}, {ngay}', { ten: '{ngay}', khu_pho: STAND_INS.khu_pho });
    expect(said).toBe('{ngay}, khu phố, {ngay}');
  });

  it('has a template of every kind, each with its places', () => {
    expect(kinds.map(({ topic }) => topic).toSorted()).toEqual([
      'fees',
      'health',
      'meetings',
      'procedures',
      'utilities',
      'warnings',
    ]);
  });
});
