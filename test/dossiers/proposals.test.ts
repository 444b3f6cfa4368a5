import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Deed } from '../../src/dossiers/check-deed.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import { ClerkAction, type DossierAction } from '../../src/dossiers/transition.js';
import { filterOf, liesIn, WORKLIST_NAMES } from '../../src/dossiers/worklists.js';
import { SignedAction } from '../../src/offices/office.js';
import { calendar } from '../calendar/opening-hours.js';
import { aDossier, DETAILS, RECEIVED_AT } from './dossier-builders.js';

const MINUTE = 60_000;
/** What happens to proposals, more often than everything else. */
const OFTEN = ['propose', 'propose', 'returnProposal', 'sign'] as const;
const step = fc.record({
  action: fc.constantFrom<DossierAction | 'sign'>(...ClerkAction.options, ...OFTEN),
  proposes: fc.constantFrom(...SignedAction.options),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function act(dossier: Dossier, { action, proposes }: Step, at: number): Dossier {
  const details = { ...DETAILS, newDueAt: Math.max(dossier.dueAt ?? at, at) + 2_880 * MINUTE };
  const said = { at, by: { kind: 'staff', username: 'hanh' }, note: 'Vì một lẽ', details } as const;
  const { proposal } = dossier;
  if (action === 'sign' && !proposal) return dossier;
  const deed: Deed =
    action === 'sign'
      ? { ...said, action: proposal?.action ?? 'note', proposedBy: proposal?.by }
      : { ...said, action, details: action === 'propose' ? { ...details, proposes } : details };
  const moved = moveDossier(dossier, deed, calendar);
  return moved.kind === 'refused' ? dossier : applyChange(dossier, moved.change);
}

describe('a proposal', () => {
  it('ends once, signed, returned or withdrawn, and never moves a dossier by itself', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 16 }), (steps) => {
        let dossier = aDossier();
        let at = RECEIVED_AT;
        for (const one of steps) {
          at += 30 * MINUTE;
          const before = dossier;
          dossier = act(before, one, at);
          if (one.action === 'propose') expect(dossier.state).toBe(before.state);
          expect(WORKLIST_NAMES.filter((name) => liesIn(dossier, filterOf(name, at)))).toHaveLength(1);
        }
        const { history, proposal } = dossier;
        const made = history.filter(({ action }) => action === 'propose').length;
        const ended = history.filter(
          ({ action, proposedBy }) =>
            action === 'returnProposal' || action === 'withdrawProposal' || proposedBy !== undefined,
        ).length;
        expect(made).toBe(ended + (proposal ? 1 : 0));
        if (proposal) expect(history[proposal.seq - 1]).toMatchObject({ action: 'propose', at: proposal.at });
        expect(history.map(({ seq }) => seq)).toEqual(history.map((_, i) => i + 1));
        if ([3, 7, 8, 10].includes(dossier.state)) expect(proposal).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
