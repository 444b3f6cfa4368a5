import { type Deed, findObstacle } from './check-deed.js';
import { type DossierHead, type HistoryEntry, promiseOf } from './dossier.js';
import { planMoves } from './transition.js';

/** The proposal after a deed, and the line that says when it has come to nothing. */
type Settled = { proposal: DossierHead['proposal']; entries: HistoryEntry[] };

/**
 * What becomes of a proposal: made, signed or returned by a deed of its own; withdrawn by whatever else moves the dossier on
 * or makes it impossible. A note or a payment leaves it alone. `seq` is the last line of the deed.
 */
export function settleProposal(
  { before, after, seq }: { before: DossierHead; after: DossierHead; seq: number },
  { action, by, at, details, proposedBy }: Deed,
): Settled {
  const { proposal } = before;
  if (action === 'propose' && details?.proposes && by.kind === 'staff')
    return { proposal: { action: details.proposes, by: by.username, at, seq }, entries: [] };
  if (!proposal || action === 'returnProposal' || proposedBy !== undefined)
    return { proposal: null, entries: [] };
  const isPossible =
    planMoves(after.state, proposal.action).kind === 'planned' && !findObstacle(after, proposal.action);
  if (after.state === before.state && isPossible) return { proposal, entries: [] };
  const { state } = after;
  const line = { seq: seq + 1, at, by: { kind: 'system' }, from: state, to: state } as const;
  return { proposal: null, entries: [{ ...line, action: 'withdrawProposal', dueAt: promiseOf(after) }] };
}
