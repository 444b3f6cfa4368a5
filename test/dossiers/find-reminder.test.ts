import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { findReminder } from '../../src/dossiers/find-reminder.js';
import { moment } from '../calendar/opening-hours.js';
import { aDossier } from './dossier-builders.js';

const NOTHING = { due: null, nextAt: null };
const HOUR_OF = moment('2026-03-05 09:00');
const booked = (over: Partial<Dossier> = {}): Dossier =>
  aDossier({
    appointment: { desk: 'marriage', at: HOUR_OF, minutes: 30, askedAt: moment('2026-03-02 10:00') },
    ...over,
  });
const READY_AT = moment('2026-03-02 16:00');
const ready = (over: Partial<Dossier> = {}): Dossier =>
  aDossier({ state: 9, resultAt: READY_AT, delivery: 'TAI_QUAY', ...over });
const SENT_AT = moment('2026-03-02 10:00');
const drafted = (answerBy: string, over: Partial<Dossier> = {}): Dossier =>
  aDossier({ state: 4, draft: { sentAt: SENT_AT, answerBy: moment(answerBy) }, ...over });

describe('an appointment', () => {
  const due = { due: { kind: 'appointment', of: HOUR_OF }, nextAt: null };
  it.each([
    ['2026-03-02 11:00', { due: null, nextAt: moment('2026-03-04 17:00') }],
    ['2026-03-04 16:59', { due: null, nextAt: moment('2026-03-04 17:00') }],
    ['2026-03-04 17:00', due],
    ['2026-03-04 20:00', due],
    // in the morning it would come an hour before, too late to be of use
    ['2026-03-04 20:01', NOTHING],
    ['2026-03-05 03:00', NOTHING],
    ['2026-03-05 08:00', NOTHING],
    ['2026-03-06 10:00', NOTHING],
  ])('looked at %s', (now, found) => {
    expect(findReminder(booked(), moment(now))).toEqual(found);
  });

  it('that is later in the day is still called to mind on its morning', () => {
    const at = moment('2026-03-05 14:00');
    const late = booked({
      appointment: { desk: 'marriage', at, minutes: 30, askedAt: moment('2026-03-02 10:00') },
    });
    const morning = moment('2026-03-05 08:00');
    expect(findReminder(late, moment('2026-03-04 23:00'))).toEqual({ due: null, nextAt: morning });
    expect(findReminder(late, morning).due).toEqual({ kind: 'appointment', of: at });
  });

  it.each([3, 7, 8, 9, 10] as const)('is none in state %s', (state) => {
    expect(findReminder(booked({ state }), moment('2026-03-04 18:00'))).toEqual(NOTHING);
  });

  it('is not called to mind of whoever has just booked it, nor twice, nor without an hour', () => {
    const now = moment('2026-03-04 18:00');
    const at = { desk: 'marriage', at: HOUR_OF, minutes: 30, askedAt: moment('2026-03-04 17:00') } as const;
    expect(findReminder(booked({ appointment: at }), now)).toEqual(NOTHING);
    expect(findReminder(booked({ appointment: { ...at, at: null } }), now)).toEqual(NOTHING);
    const given = { kind: 'appointment', of: HOUR_OF, at: now } as const;
    expect(findReminder(booked({ reminders: [given] }), now)).toEqual(NOTHING);
    const moved = booked({ reminders: [{ ...given, of: HOUR_OF - 86_400_000 }] });
    expect(findReminder(moved, now).due).toEqual({ kind: 'appointment', of: HOUR_OF });
  });
});

describe('a result', () => {
  it.each([
    ['2026-03-03 09:00', { due: null, nextAt: moment('2026-03-05 16:00') }],
    ['2026-03-05 16:00', { due: { kind: 'result', of: READY_AT }, nextAt: null }],
    ['2026-03-05 22:00', { due: null, nextAt: moment('2026-03-06 08:00') }],
    ['2026-03-20 09:00', NOTHING],
  ])('looked at %s', (now, found) => {
    expect(findReminder(ready(), moment(now))).toEqual(found);
  });

  it.each([
    ['was fetched', { state: 10 }],
    ['was stopped', { state: 8 }],
    ['goes by post', { delivery: 'BUU_CHINH' }],
    ['is a message', { delivery: 'NHAN_TIN' }],
    ['belongs to somebody without Zalo', { conversationId: null }],
  ] satisfies [string, Partial<Dossier>][])('that %s lies nowhere', (_name, over) => {
    expect(findReminder(ready(over), moment('2026-03-06 09:00'))).toEqual(NOTHING);
  });
});

describe('a draft', () => {
  it.each([
    ['three hours before the end', '2026-03-03 14:00', '2026-03-03 11:00'],
    ['the evening before, where those begin at night', '2026-03-03 09:00', '2026-03-02 17:00'],
    ['no sooner than an hour after it came', '2026-03-02 12:00', '2026-03-02 11:00'],
  ])('is called to mind %s', (_name, answerBy, when) => {
    const at = moment(when);
    expect(findReminder(drafted(answerBy), at - 1)).toEqual({ due: null, nextAt: at });
    expect(findReminder(drafted(answerBy), at).due).toEqual({ kind: 'draft', of: SENT_AT });
  });

  it('is not, when there is no time left to read it', () => {
    expect(findReminder(drafted('2026-03-03 14:00'), moment('2026-03-03 13:30'))).toEqual(NOTHING);
  });
});

const HANDED_OVER = moment('2026-03-06 15:00');
const over = (more: Partial<Dossier> = {}): Dossier =>
  aDossier({ state: 10, resultAt: READY_AT, returnedAt: HANDED_OVER, delivery: 'TAI_QUAY', ...more });

describe('a survey', () => {
  const due = { due: { kind: 'survey', of: HANDED_OVER }, nextAt: null };
  it.each([
    ['2026-03-06 15:01', { due: null, nextAt: moment('2026-03-07 15:00') }],
    ['2026-03-07 15:00', due],
    ['2026-03-07 20:01', { due: null, nextAt: moment('2026-03-08 08:00') }],
    ['2026-03-10 14:59', due],
    // nobody remembers any more how it was
    ['2026-03-10 15:00', NOTHING],
  ])('looked at %s', (now, found) => {
    expect(findReminder(over(), moment(now))).toEqual(found);
  });

  it.each([
    ['in the morning of a dossier that was handed over before eight', '2026-03-07 07:15', '2026-03-08 08:00'],
    ['in the morning of one that was handed over at night', '2026-03-06 22:00', '2026-03-08 08:00'],
  ])('comes %s', (_name, handedOver, when) => {
    const dossier = over({ returnedAt: moment(handedOver) });
    expect(findReminder(dossier, moment(handedOver))).toEqual({ due: null, nextAt: moment(when) });
  });

  it('waits for the post', () => {
    const posted = over({ delivery: 'BUU_CHINH' });
    expect(findReminder(posted, moment('2026-03-07 15:00')).nextAt).toBe(moment('2026-03-10 15:00'));
  });

  it.each([
    ['a death', { asksSurvey: false }],
    ['a refusal', { state: 3 }],
    ['a withdrawal', { state: 7 }],
    ['a stop', { state: 8 }],
    ['a result that nobody has fetched', { state: 9, resultAt: moment('2026-02-01 10:00') }],
    ['somebody without Zalo', { conversationId: null }],
    ['an end before there were surveys', { returnedAt: null }],
    ['another look', { reminders: [{ kind: 'survey', of: HANDED_OVER, at: HANDED_OVER + 1 }] }],
  ] satisfies [string, Partial<Dossier>][])('is none after %s', (_name, more) => {
    expect(findReminder(over(more), moment('2026-03-07 16:00'))).toEqual(NOTHING);
  });

  it('is given once at most and by day, whenever somebody looks', () => {
    for (let minute = 0; minute < 24 * 60; minute += 37) {
      let dossier = over({ returnedAt: HANDED_OVER + minute * 60_000 });
      const given: number[] = [];
      for (let now = dossier.returnedAt ?? 0; now < HANDED_OVER + 12 * 86_400_000; now += 1_800_000) {
        const { due: found } = findReminder(dossier, now);
        if (!found) continue;
        given.push(now);
        dossier = { ...dossier, reminders: [...dossier.reminders, { ...found, at: now }] };
      }
      expect(given).toHaveLength(1);
      const hour = ((given[0] ?? 0) / 3_600_000 + 7) % 24;
      expect(hour >= 8 && hour <= 20).toBe(true);
    }
  });
});

it('gives one at a time, and comes back for the other', () => {
  const now = moment('2026-03-04 18:00');
  const both = booked({ state: 4, draft: { sentAt: SENT_AT, answerBy: moment('2026-03-04 19:00') } });
  const first = findReminder(both, now);
  expect(first).toEqual({ due: { kind: 'appointment', of: HOUR_OF }, nextAt: now });
  const noted = { ...both, reminders: [{ kind: 'appointment' as const, of: HOUR_OF, at: now }] };
  expect(findReminder(noted, now)).toEqual({ due: { kind: 'draft', of: SENT_AT }, nextAt: null });
});
