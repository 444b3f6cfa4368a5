import type { DossierFile } from '../dossier-desk.js';
import { fill } from './console-words.js';
import { type Telling, toDetailLines } from './detail-lines.js';
import { toLocalTime } from './local-time.js';

export type ProposalView = {
  title: string;
  from: string;
  note: string;
  details: string[];
  /** what the citizen would get; empty when it can no longer be done */
  preview: string;
  maySign: boolean;
  /** theirs, and the office wants two people */
  isOwn: boolean;
};

type Deciding = { preview: string; maySign: boolean; isOwn: boolean };

/** What waits to be signed, as the page shows it. */
export function toProposalView(
  { proposal }: DossierFile,
  deciding: Deciding,
  { words, nameOf }: Telling,
): ProposalView | undefined {
  if (!proposal) return undefined;
  const { action, by, at, note, details } = proposal;
  return {
    ...deciding,
    title: fill(words.proposal.title, { deed: words.deeds[action] }),
    from: fill(words.proposal.from, { name: nameOf(by), time: toLocalTime(at) }),
    note,
    details: toDetailLines(details, { words, nameOf }),
  };
}
