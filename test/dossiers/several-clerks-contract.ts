import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueAt } from '../../src/calendar/due-at.js';
import { type ActOutcome, actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { answerSupplement } from '../../src/dossiers/answer-supplement.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { isPaused } from '../../src/dossiers/dossier-state.js';
import { ClerkAction } from '../../src/dossiers/transition.js';
import { filterOf, liesIn, WORKLIST_NAMES } from '../../src/dossiers/worklists.js';
import { calendar, moment } from '../calendar/opening-hours.js';
import { openBetween, watch } from './clock-oracle.js';
import { createDesk, type Desk, type Stores } from './desk.js';
import { aDossier, DETAILS, LAN, NINH_THANH } from './dossier-builders.js';

const MINUTE = 60_000;
const CLERKS = ['mai', 'thu', 'hoa', 'binh'] as const;

/** Before the holidays of April and May, so that they lie in the middle of what is promised. */
const receipt = fc.integer({ min: 0, max: 10 * 1440 }).map((m) => moment('2026-04-20 00:00') + m * MINUTE);

const move = fc.record({
  by: fc.constantFrom(...CLERKS, 'citizen' as const),
  action: fc.constantFrom(...ClerkAction.options),
  /** most say all that a deed needs; some say nothing */
  isWhole: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0),
  /** whether they look at what was there a round ago */
  isStale: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
});
const rounds = fc.array(
  fc.record({
    /** minutes, from none to a week */
    wait: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 10_000 })),
    moves: fc.array(move, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 4, maxLength: 14 },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** What several clerks and a citizen may do to one dossier at the same moment; run on fakes and on the real database. */
export function describeSeveralClerks(
  name: string,
  open: () => Promise<((clock: { now: () => number }) => Stores) | undefined>,
  { lives }: { lives: number },
): void {
  describe(`several clerks at one dossier, in any order: ${name}`, () => {
    it('one of them wins each time, nothing is lost, and the clock is that of a stopwatch', async () => {
      await fc.assert(
        fc.asyncProperty(receipt, fc.integer({ min: 1, max: 10 }), rounds, async (at, days, tried) => {
          const stores = await open();
          const desk = createDesk(stores ? { stores } : {});
          desk.setTime(at);
          await desk.dossiers.insert(received(at, days));
          let stale = await found(desk);
          for (const { wait, moves } of tried) {
            desk.advance(wait * MINUTE);
            const before = await found(desk);
            const seen = moves.map(({ isStale }) => (isStale ? stale : before));
            const outcomes = await Promise.all(moves.map((one, i) => attempt(desk, one, seen[i] ?? before)));
            const after = await found(desk);
            const clerks = outcomes.filter((_, i) => moves[i]?.by !== 'citizen');
            holdRace(before, after, {
              done: outcomes.filter(isDone).length,
              clerks: clerks.filter(isDone).length,
            });
            outcomes.forEach((outcome, i) => {
              const looked = moves[i]?.by === 'citizen' || seen[i]?.version === before.version;
              if (!looked) expect(outcome).toEqual({ kind: 'refused', reason: 'conflict' });
            });
            holdClock(after, desk.now());
            stale = before;
          }
        }),
        { numRuns: lives },
      );
    }, 300_000);
  });
}

function received(receivedAt: number, qty: number): Dossier {
  const due = dueAt({ receivedAt, limit: { unit: 'WORKING_DAY', qty }, policy: 'END_OF_DAY', calendar }).at;
  const budget = openBetween(receivedAt, due);
  const soonAt = calendar.addWorkingMinutes(receivedAt, 0.8 * budget);
  const [first] = aDossier().history;
  if (!first) throw new Error('no first line');
  return aDossier({
    receivedAt,
    dueAt: due,
    soonAt,
    confirmsDraft: true,
    history: [{ ...first, at: receivedAt, dueAt: due }],
  });
}

async function found({ dossiers }: Desk): Promise<Dossier> {
  const dossier = await dossiers.find('d-1');
  if (!dossier) throw new Error('the dossier is gone');
  return dossier;
}

/** The citizen's answer is tried again by itself when a clerk was faster; a clerk has to look again. */
async function attempt(desk: Desk, { by, action, isWhole }: Move, seen: Dossier): Promise<ActOutcome> {
  const now = desk.now();
  if (by === 'citizen') {
    const answer = { supplementId: randomUUID(), text: 'Đây', mediaIds: [], at: now };
    return answerSupplement(desk, { ...answer, dossierId: 'd-1', conversationId: LAN });
  }
  const newDueAt = Math.max(seen.dueAt ?? now, now) + 2_880 * MINUTE;
  return actOnDossier(desk, {
    ...{ officeId: NINH_THANH, dossierId: 'd-1', action, by, expectedVersion: seen.version },
    ...(isWhole ? { note: 'Vì một lẽ', details: { ...DETAILS, newDueAt } } : { note: '' }),
  });
}

const isDone = ({ kind }: ActOutcome) => kind === 'done';

/** Of those who looked at the same dossier one at most did something; what was done stands in it, and nothing else. */
function holdRace(before: Dossier, after: Dossier, { done, clerks }: { done: number; clerks: number }): void {
  expect(clerks).toBeLessThanOrEqual(1);
  expect(after.version).toBe(before.version + done);
  expect(after.history.slice(0, before.history.length)).toEqual(before.history);
  expect(after.history.map(({ seq }) => seq)).toEqual(after.history.map((_, i) => i + 1));
  expect(after.supplements).toHaveLength(before.supplements.length + done - clerks);
  const paid = after.history.flatMap(({ action, details }) =>
    action === 'recordPayment' ? [details?.amountVnd ?? 0] : [],
  );
  expect(after.paidVnd).toBe(paid.reduce((sum, one) => sum + one, 0));
}

/** The promise is as far away as the stopwatch says, and a result is late when more than the promised time was used. */
function holdClock(dossier: Dossier, now: number): void {
  const { promised, used } = watch(dossier, now);
  if (dossier.dueAt === null) throw new Error('the promise is gone');
  expect(WORKLIST_NAMES.filter((name) => liesIn(dossier, filterOf(name, now)))).toHaveLength(1);
  if (isPaused(dossier.state)) {
    const stoodAt = dossier.pausedAt ?? now;
    expect(openBetween(stoodAt, dossier.dueAt)).toBe(promised - used);
  } else if (dossier.state <= 4 && dossier.state !== 3) {
    expect(openBetween(now, dossier.dueAt)).toBe(promised - used);
    // whole minutes beside four fifths of them
    if (Math.abs(used - 0.8 * promised) > 1) expect((dossier.soonAt ?? 0) <= now).toBe(used > 0.8 * promised);
  } else if (dossier.resultClass !== null && used !== promised) {
    expect(dossier.resultClass === 'TRE_HAN').toBe(used > promised || dossier.breachedAt !== null);
  }
}
