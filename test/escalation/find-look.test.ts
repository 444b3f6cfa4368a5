import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueAt } from '../../src/calendar/due-at.js';
import { grantFrom } from '../../src/dossiers/clock.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { EscalationStep } from '../../src/dossiers/escalation.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import type { ClerkAction } from '../../src/dossiers/transition.js';
import { loadEscalationRules } from '../../src/escalation/escalation-rules.js';
import { findLook } from '../../src/escalation/find-look.js';
import { minutesLeftAt } from '../../src/escalation/ladder.js';
import { calendar, moment } from '../calendar/opening-hours.js';
import { openBetween, watch } from '../dossiers/clock-oracle.js';
import { aDossier, DETAILS } from '../dossiers/dossier-builders.js';

const FILE = new URL('../../templates/data/escalation.yaml', import.meta.url).pathname;
const rules = loadEscalationRules(FILE, ['1.000894']);
const around = (now: number) => ({ rules, calendar, now });
const MINUTE = 60_000;

/** Received on Monday at ten, promised for Thursday at five: 29 working hours. */
const aPromise = (over: Partial<Dossier> = {}): Dossier => {
  const one = aDossier({ state: 4, version: 2, ...over });
  return { ...one, granted: grantFrom([one.receivedAt, one.dueAt], 1, calendar) };
};
const raisedAt = (dossier: Dossier, time: string) => findLook(dossier, around(moment(time))).raised;

describe('what a look at a dossier finds', () => {
  it.each<[string, EscalationStep[]]>([
    ['2026-03-04 16:00', []],
    // four fifths of 29 hours: 5.8 hours are left
    ['2026-03-05 09:11', []],
    ['2026-03-05 09:12', ['clerk']],
    ['2026-03-05 13:59', ['clerk']],
    ['2026-03-05 14:00', ['clerk', 'head']],
    ['2026-03-05 15:00', ['clerk', 'head', 'apology']],
    ['2026-03-05 15:30', ['clerk', 'head', 'apology', 'official']],
    // whoever was not there in time finds all of it
    ['2026-03-09 08:00', ['clerk', 'head', 'apology', 'official']],
  ])('at %s is %j', (time, steps) => expect(raisedAt(aPromise(), time)).toEqual(steps));

  it('on a same-day promise comes in the last hours of the day', () => {
    const received = moment('2026-03-05 14:30');
    const sameDay = aPromise({ receivedAt: received, dueAt: moment('2026-03-05 17:00') });
    expect(raisedAt(sameDay, '2026-03-05 15:29')).toEqual([]);
    expect(raisedAt(sameDay, '2026-03-05 15:30')).toEqual(['clerk']);
    expect(raisedAt(sameDay, '2026-03-05 16:00')).toEqual(['clerk', 'head']);
    expect(raisedAt(sameDay, '2026-03-05 16:30')).toEqual(['clerk', 'head', 'apology', 'official']);
  });

  it.each([5, 6, 9, 3] as const)('in state %s is nothing new, and no later look', (state) => {
    const look = findLook(aPromise({ state, raised: ['clerk'] }), around(moment('2026-03-05 16:00')));
    expect(look).toEqual({ raised: ['clerk'], fresh: [], nextLookAt: null });
  });

  it('has no apology where none may be made', () => {
    const late = '2026-03-05 16:00';
    expect(raisedAt(aPromise({ state: 1 }), late)).toEqual(['clerk', 'head', 'official']);
    expect(raisedAt(aPromise({ apologies: 1 }), late)).toEqual(['clerk', 'head', 'official']);
  });

  it('is nothing where nothing is promised', () => {
    expect(findLook(aPromise({ dueAt: null }), around(moment('2026-03-05 16:00'))).nextLookAt).toBeNull();
  });

  it('knows a promise from before promises were measured', () => {
    const old = { ...aPromise({ soonAt: moment('2026-03-05 09:00') }), granted: null };
    expect(raisedAt(old, '2026-03-05 08:59')).toEqual([]);
    expect(raisedAt(old, '2026-03-05 09:00')).toEqual(['clerk']);
  });
});

const ACTIONS: readonly ClerkAction[] = [
  'accept',
  'askSupplement',
  'askPayment',
  'recordPayment',
  'apologise',
  'reopen',
  'finish',
  'claim',
];
const rounds = fc.array(
  fc.record({ wait: fc.integer({ min: 1, max: 2_000 }), action: fc.constantFrom(...ACTIONS) }),
  { minLength: 3, maxLength: 10 },
);

describe('looking by the sweeper', () => {
  it('notes each step of each promise once, at the minute of a stopwatch, whatever happens to the dossier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14_400 }),
        fc.integer({ min: 1, max: 6 }),
        rounds,
        (from, days, tried) => {
          let now = moment('2026-04-20 00:00') + from * MINUTE;
          let dossier = received(now, days);
          let lookAt: number | null = now;
          for (const { wait, action } of tried) {
            const until: number = now + wait * MINUTE;
            // a worker looks when it is due, as often as it is due
            while (lookAt !== null && lookAt <= until) {
              const look = findLook(dossier, around(lookAt));
              dossier = {
                ...dossier,
                raised: look.raised,
                escalations: [...dossier.escalations, ...look.fresh],
              };
              for (const { step, at } of look.fresh) holdMoment(dossier, step, at);
              lookAt = look.nextLookAt;
            }
            now = until;
            holdComplete(dossier, now);
            const moved = act(dossier, action, now);
            if (moved !== dossier) [dossier, lookAt] = [moved, now];
          }
          const noted = dossier.escalations.map(({ step, promise }) => `${promise} ${step}`);
          expect(new Set(noted).size).toBe(noted.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function received(receivedAt: number, qty: number): Dossier {
  const due = dueAt({ receivedAt, limit: { unit: 'WORKING_DAY', qty }, policy: 'END_OF_DAY', calendar }).at;
  const [first] = aDossier().history;
  if (!first) throw new Error('no first line');
  return aDossier({
    ...{ receivedAt, dueAt: due, granted: grantFrom([receivedAt, due], 1, calendar) },
    history: [{ ...first, at: receivedAt, dueAt: due }],
  });
}

function act(dossier: Dossier, action: ClerkAction, at: number): Dossier {
  const newDueAt = Math.max(dossier.dueAt ?? at, at) + 2_880 * MINUTE;
  const by = { kind: 'staff', username: 'thu' } as const;
  const deed = { action, at, by, note: 'Vì một lẽ', details: { ...DETAILS, newDueAt } };
  const moved = moveDossier(dossier, deed, calendar);
  return moved.kind === 'refused' ? dossier : applyChange(dossier, moved.change);
}

/** Whole minutes beside fractions of them. */
const SLACK = 1;

/** How much of the promise is left by the stopwatch, and at how much the step is due. */
function measure(dossier: Dossier, step: EscalationStep, at: number) {
  const { promised, used } = watch(dossier, Math.floor(at / MINUTE) * MINUTE);
  const ladder = promised <= rules.short.upToHours * 60 ? rules.short.ladder : rules.usual;
  return { left: promised - used, bound: minutesLeftAt(ladder[step], promised) };
}

function holdMoment(dossier: Dossier, step: EscalationStep, at: number): void {
  const { left, bound } = measure(dossier, step, at);
  expect(left).toBeLessThanOrEqual(bound + SLACK);
}

/** While the office's time runs, whoever should have heard of it has. */
function holdComplete(dossier: Dossier, now: number): void {
  if (![1, 2, 4].includes(dossier.state) || dossier.dueAt === null) return;
  for (const step of ['clerk', 'head', 'official'] as const) {
    const { left, bound } = measure(dossier, step, now);
    if (Math.abs(left - bound) <= SLACK) continue;
    expect([step, dossier.raised.includes(step)]).toEqual([step, left < bound]);
  }
  expect(openBetween(dossier.receivedAt, now)).toBeGreaterThanOrEqual(0);
}
