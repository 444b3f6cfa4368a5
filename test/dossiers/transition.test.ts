import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { type DossierState, STATE } from '../../src/dossiers/dossier-state.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import { offeredActions } from '../../src/dossiers/offered-actions.js';
import { DossierAction, isLegalMove, planMoves } from '../../src/dossiers/transition.js';
import { filterOf, liesIn, WORKLIST_NAMES, worklistOf } from '../../src/dossiers/worklists.js';
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
  askPayment: { 2: '4 6', 4: '6' },
  recordPayment: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: '4', 9: 'stays' },
  sendDraft: { 2: '4', 4: 'stays' },
  confirmDraft: { 4: 'stays' },
  lapseDraft: { 4: 'stays' },
  disputeDraft: { 4: 'stays' },
  disputeLate: { 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays', 9: 'stays' },
  finish: { 2: '4 9', 4: '9' },
  apologise: { 2: 'stays', 4: 'stays' },
  return: { 9: '10' },
  reopen: { 9: '4' },
  refuse: { 1: '3', 5: '3' },
  stop: { 2: '4 8', 4: '8', 6: '8' },
  withdraw: { 1: '7', 2: '4 7', 4: '7', 5: '7', 6: '4 7' },
  claim: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays', 9: 'stays' },
  release: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays', 9: 'stays' },
  handOver: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays', 9: 'stays' },
  note: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [index + 1, 'stays'])),
  sendPaper: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [index + 1, 'stays'])),
  propose: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays' },
  returnProposal: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays' },
  withdrawProposal: {},
  moveAppointment: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays' },
  cancelAppointment: { 1: 'stays', 2: 'stays', 4: 'stays', 5: 'stays', 6: 'stays' },
};

/** Deeds that may leave a dossier where it is. */
const STAYING = new Set(
  DossierAction.options.filter((action) => Object.values(ACTIONS[action]).includes('stays')),
);

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
    const offered = (over: Partial<Dossier>) => offeredActions(aDossier(over)).join(' ');
    expect(offered({ state: 1 })).toBe(
      'accept askSupplement recordPayment refuse withdraw claim handOver note sendPaper',
    );
    expect(offered({ state: 4 })).toBe(
      'askSupplement askPayment recordPayment finish apologise stop withdraw claim handOver note sendPaper',
    );
    expect(offered({ state: 4, assignee: 'mai' })).toContain('claim release');
    expect(offered({ state: 4, apologies: 1 })).not.toContain('apologise');
    expect(offered({ state: 4, dueAt: null })).not.toContain('apologise');
    expect(offered({ state: 4, confirmsDraft: true })).toContain('recordPayment sendDraft finish');
    expect(offered({ state: 4, confirmsDraft: true, conversationId: null })).not.toContain('sendDraft');
    const withDraft = offered({ state: 4, confirmsDraft: true, draft: { sentAt: 1, answerBy: 2 } });
    expect(withDraft).toContain('recordPayment confirmDraft apologise');
    expect(withDraft).not.toMatch(/finish|ask|sendDraft/);
    expect(offered({ state: 9 })).toBe('recordPayment return reopen claim handOver note sendPaper');
    expect(offered({ state: 10 })).toBe('note sendPaper');
    expect(offered({ state: 10, conversationId: null })).toBe('note');
  });
});

describe('whatever anybody tries, in any order', () => {
  const deeds = fc.array(
    fc.record({
      action: fc.constantFrom(...DossierAction.options),
      wait: fc.integer({ min: 0, max: 5 * 86_400_000 }),
      isWhole: fc.integer({ min: 0, max: 4 }).map((roll) => roll > 0),
    }),
    { maxLength: 16 },
  );

  it('a dossier only makes moves of the law, and its history never loses or changes a line', () => {
    fc.assert(
      fc.property(deeds, (tried) => {
        let dossier: Dossier = aDossier({ confirmsDraft: true });
        let at = RECEIVED_AT;
        for (const { action, wait, isWhole } of tried) {
          at += wait;
          const before = structuredClone(dossier);
          const deed = { action, at, by: CITIZEN, ...(isWhole && aWholeDeed(dossier, at)) };
          const moved = moveDossier(dossier, deed, calendar);
          if (moved.kind === 'moved') expect(ACTIONS[action][dossier.state]).toBeDefined();
          else if (moved.reason === 'notAllowed') expect(ACTIONS[action][dossier.state]).toBeUndefined();
          if (moved.kind === 'moved') dossier = applyChange(dossier, moved.change);
          expect(dossier.history.slice(0, before.history.length)).toEqual(before.history);
          expect(dossier.version).toBe(before.version + (moved.kind === 'moved' ? 1 : 0));
          expect(WORKLIST_NAMES.filter((name) => liesIn(dossier, filterOf(name, at)))).toEqual([
            worklistOf(dossier, at),
          ]);
        }
        expectSoundHistory(dossier);
      }),
      { numRuns: 500 },
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
    expect(dossier.pausedAt !== null).toBe(dossier.state === 5 || dossier.state === 6);
    expect(dossier.resultClass !== null).toBe(dossier.state === 9 || dossier.state === 10);
    expect(dossier.apologies).toBe(history.filter(({ action }) => action === 'apologise').length);
    expect(dossier.apologies).toBeLessThanOrEqual(1);
    if (dossier.draft) expect(dossier.state).toBe(4);
    if (dossier.breachedAt !== null && dossier.resultClass) expect(dossier.resultClass).toBe('TRE_HAN');
  }
});

const CITIZEN = { kind: 'citizen' } as const;

/** Words and details that every deed could want. */
const aWholeDeed = ({ dueAt }: Dossier, at: number) => ({
  note: 'Vì một lẽ',
  details: {
    items: [{ item: 'Bản án', reason: 'Thiếu trang' }],
    legalGround: 'Điều 1',
    amountVnd: 8_000,
    newDueAt: Math.max(dueAt ?? at, at) + 86_400_000,
    way: 'COUNTER' as const,
    handTo: 'quang',
    paper: 'Giấy hẹn',
    file: { fileId: 'f-1', name: 'giay-hen.pdf' },
  },
});

describe('a deed that says too little', () => {
  it.each([
    ['askSupplement', 1, 'itemsMissing'],
    ['refuse', 1, 'noteMissing'],
    ['stop', 4, 'noteMissing'],
    ['askPayment', 4, 'amountMissing'],
    ['recordPayment', 4, 'amountMissing'],
    ['return', 9, 'wayMissing'],
    ['sendPaper', 4, 'paperMissing'],
    ['sendDraft', 4, 'noDraftHere'],
    ['confirmDraft', 4, 'noDraft'],
    ['lapseDraft', 4, 'noDraft'],
    ['disputeLate', 9, 'noteMissing'],
    ['withdraw', 4, 'noteMissing'],
    ['release', 4, 'notYours'],
    ['handOver', 4, 'colleagueMissing'],
    ['note', 10, 'noteMissing'],
  ] as const)('%s in state %i is refused as %s', (action, state, reason) => {
    const moved = moveDossier(aDossier({ state }), { action, at: RECEIVED_AT, by: CITIZEN }, calendar);
    expect(moved).toEqual({ kind: 'refused', reason });
  });

  it('a refusal without a ground in law is none', () => {
    const deed = { action: 'refuse', at: RECEIVED_AT, by: CITIZEN, note: 'Không đủ' } as const;
    expect(moveDossier(aDossier(), deed, calendar)).toEqual({ kind: 'refused', reason: 'groundMissing' });
  });

  it('a new day before the promised one is none', () => {
    const dossier = aDossier({ state: 4 });
    const details = { newDueAt: dossier.dueAt ?? 0 };
    const deed = { action: 'apologise', at: RECEIVED_AT, by: CITIZEN, note: 'Chậm', details } as const;
    expect(moveDossier(dossier, deed, calendar)).toEqual({ kind: 'refused', reason: 'dateTooEarly' });
  });
});
