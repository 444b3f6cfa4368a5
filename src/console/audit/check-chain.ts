import { type ChainedEntry, type Digest, hashOf } from './audit-chain.js';

/**
 * `altered`: does not bear the hash of what it says; `gap`: entries before it are missing; `unlinked`: follows on
 * another entry than the one that stands before it; `beginningMissing`: what came before is gone too early to have been
 * erased by age; `notAsNoted`: the entry that the operator noted is another one now, or gone.
 */
export type ChainFault = {
  seq: number;
  kind: 'altered' | 'gap' | 'unlinked' | 'beginningMissing' | 'notAsNoted';
};

export type ChainReport = {
  entries: number;
  first?: number;
  last?: { seq: number; hash: string };
  faults: ChainFault[];
};

type Check = {
  digest: Digest;
  /** entries from then on have to be there; older ones are erased by age */
  keptSince: number;
  /** what an earlier check ended with */
  noted?: { seq: number; hash: string };
};

/** Reads the chain of an office in its order and says whether it holds, and where it does not. */
export async function checkChain(chain: AsyncIterable<ChainedEntry>, check: Check): Promise<ChainReport> {
  const report: ChainReport = { entries: 0, faults: [] };
  let before: ChainedEntry | undefined;
  let isNotedThere = false;
  for await (const link of chain) {
    report.faults.push(...faultsOf(link, before, check).map((kind) => ({ seq: link.seq, kind })));
    report.first ??= link.seq;
    report.entries += 1;
    report.last = { seq: link.seq, hash: link.hash };
    isNotedThere ||= link.seq === check.noted?.seq && link.hash === check.noted.hash;
    before = link;
  }
  const { noted } = check;
  const isErased = noted !== undefined && report.first !== undefined && noted.seq < report.first;
  if (noted && !isNotedThere && !isErased) report.faults.push({ seq: noted.seq, kind: 'notAsNoted' });
  return report;
}

function faultsOf(link: ChainedEntry, before: ChainedEntry | undefined, check: Check): ChainFault['kind'][] {
  const faults: ChainFault['kind'][] = [];
  if (hashOf(link, check.digest) !== link.hash) faults.push('altered');
  if (!before) {
    if (link.seq > 1 && link.prevAt >= check.keptSince) faults.push('beginningMissing');
  } else if (link.seq !== before.seq + 1) faults.push('gap');
  else if (link.prev !== before.hash) faults.push('unlinked');
  return faults;
}
