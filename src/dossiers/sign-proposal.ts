import type { SignedAction } from '../offices/office.js';
import { type ActDeps, type ActOutcome, type ClerkDeed, carryOut, type DeedPlace } from './act-on-dossier.js';
import type { Dossier } from './dossier.js';

/** Somebody who may sign, and the dossier as they saw it. */
export type Signing = DeedPlace & { by: string };

/** Asks for a signature: nothing is done yet and nobody is told, but everything that is needed must be there. */
export const proposeDeed = (
  deps: ActDeps,
  deed: Omit<ClerkDeed, 'action'> & { action: SignedAction },
): Promise<ActOutcome> =>
  carryOut(deps, deed, () => ({
    action: 'propose',
    by: { kind: 'staff', username: deed.by },
    note: deed.note.normalize('NFC').trim(),
    details: { ...deed.details, proposes: deed.action },
  }));

/**
 * Does what was proposed, word for word, under both names. Refused when it is no longer possible, and as `ownProposal`
 * where an office wants two people.
 */
export const signProposal = (
  deps: ActDeps,
  { by, twoPeople, ...place }: Signing & { twoPeople: boolean },
): Promise<ActOutcome> =>
  carryOut(deps, place, (dossier) => {
    const { proposal } = dossier;
    if (!proposal) return 'noProposal';
    if (twoPeople && proposal.by === by) return 'ownProposal';
    const { note, details } = wordsOf(dossier, proposal.seq);
    const signed = { action: proposal.action, note, details, proposedBy: proposal.by };
    return { ...signed, by: { kind: 'staff', username: by } };
  });

/** Gives a proposal back with what is to be mended. */
export const returnProposal = (
  deps: ActDeps,
  { by, note, ...place }: Signing & { note: string },
): Promise<ActOutcome> =>
  carryOut(deps, place, () => ({ action: 'returnProposal', by: { kind: 'staff', username: by }, note }));

function wordsOf({ history }: Dossier, seq: number) {
  const line = history.find((entry) => entry.seq === seq);
  const { proposes: _proposes, ...details } = line?.details ?? {};
  return { note: line?.note, details };
}
