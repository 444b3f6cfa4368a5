import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { type DossierState, STATE } from '../../src/dossiers/dossier-state.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import { clerkActions, DossierAction, isLegalMove, planMoves } from '../../src/dossiers/transition.js';
import { WORKLIST_NAMES, WORKLISTS, worklistOf } from '../../src/dossiers/worklists.js';
import { calendar } from '../calendar/opening-hours.js';
import { aDossier, RECEIVED_AT } from './dossier-builders.js';

const STATES: DossierState[] = Object.values(STATE);

/** The table as it stands in the reference, typed in a second time. */
const LAW = new Set('1→2 1→3 1→5 1→7 2→4 4→5 4→6 4→8 4→9 4→7 5→2 5→3 5→7 6→4 6→8 9→10 9→4'.split(' '));

/** What each action does in each state; an empty cell is a refusal, `stays` keeps what came without a move. */
const ACTIONS: Record<DossierAction, Record<number, string>> = {
  receive: {},
  accept: { 1: '2', 5: '2' },
  askSupplement: { 1: '5', 2: '4 5', 4: '5' },
  answerSupplement: { 1: 'stays', 2: 'stays', 4: 'stays', 5: '2', 6: 'stays' },
  refuse: { 1: '3', 5: '3' },
  finish: { 2: '4 9', 4: '9' },
  return: { 9: '10' },
  moveAppointment: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays' },
  cancelAppointment: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays' },
};

/** Deeds that may leave a dossier where it is. */
const STAYING: ReadonlySet<DossierAction> = new Set([
  'answerSupplement',
  'moveAppointment',
  'cancelAppointment',
]);

describe('the state table', () => {
  it('has exactly the moves of the law', () => {
    for (const from of STATES) {
      for (const to of STATES) {
        expect([`${from}→${to}`, isLegalMove(from, to)]).toEqual([`${from}→${to}`, LAW.has(`${from}→${to}`)]);
      }
    }
  });

  it.each(DossierAction.options)('plans or refuses "%s" in every state', (action) => {
    for (const state of STATES) {
      const expected = ACTIONS[action][state];
      const plan = planMoves(state, action);
      const shown = plan.kind === 'refused' ? undefined : plan.steps.join(' ') || 'stays';
      expect([state, shown]).toEqual([state, expected]);
    }
  });

  it('offers the desk what it would not refuse', () => {
    expect(clerkActions(1)).toEqual(['accept', 'askSupplement', 'refuse']);
    expect(clerkActions(2)).toEqual(['askSupplement', 'finish']);
    expect(clerkActions(9)).toEqual(['return']);
    expect(clerkActions(10)).toEqual([]);
  });
});

describe('whatever anybody tries, in any order', () => {
  const deeds = fc.array(
    fc.record({
      action: fc.constantFrom(...DossierAction.options),
      wait: fc.integer({ min: 0, max: 5 * 86_400_000 }),
    }),
    { maxLength: 12 },
  );

  it('a dossier only makes moves of the law, and its history never loses or changes a line', () => {
    fc.assert(
      fc.property(deeds, (tried) => {
        let dossier: Dossier = aDossier();
        let at = RECEIVED_AT;
        for (const { action, wait } of tried) {
          at += wait;
          const before = structuredClone(dossier);
          const moved = moveDossier(dossier, { action, at, by: { kind: 'citizen' } }, calendar);
          expect(moved.kind === 'refused').toBe(ACTIONS[action][dossier.state] === undefined);
          if (moved.kind === 'moved') dossier = applyChange(dossier, moved.change);
          expect(dossier.history.slice(0, before.history.length)).toEqual(before.history);
          expect(dossier.version).toBe(before.version + (moved.kind === 'moved' ? 1 : 0));
        }
        expectSoundHistory(dossier);
      }),
      { numRuns: 300 },
    );
  });

  function expectSoundHistory(dossier: Dossier): void {
    const { history } = dossier;
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, i) => i + 1));
    expect(dossier.lastSeq).toBe(history.length);
    expect(dossier.state).toBe(history.at(-1)?.to);
    history.slice(1).forEach((entry, i) => {
      expect(entry.from).toBe(history[i]?.to);
      const stays = entry.from === entry.to && STAYING.has(entry.action);
      expect(stays || LAW.has(`${entry.from}→${entry.to}`)).toBe(true);
    });
    expect(dossier.pausedAt !== null).toBe(dossier.state === 5);
    expect(dossier.resultClass !== null).toBe(history.some(({ to }) => to === 9));
  }
});

describe('the worklists', () => {
  it('hold every state exactly once, so no dossier is in none or in two', () => {
    const states = WORKLIST_NAMES.flatMap((name): DossierState[] => [...WORKLISTS[name]]);
    expect(states.sort((a, b) => a - b)).toEqual(STATES);
    for (const state of STATES) {
      expect(WORKLIST_NAMES.filter((name) => (WORKLISTS[name] as readonly number[]).includes(state))).toEqual(
        [worklistOf(state)],
      );
    }
  });
});
