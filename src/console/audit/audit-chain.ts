import type { AuditEntry } from './audit-entry.js';

/**
 * An entry in the chain of its office. `prev` is the hash of the entry before it, `prevAt` its time, so that it is known
 * when a missing beginning should still be there; both are 0 and '' for the first one.
 */
export type ChainedEntry = { entry: AuditEntry; seq: number; prev: string; prevAt: number; hash: string };

/** A keyed hash: without the key nobody can make a chain that holds. */
export type Digest = (text: string) => string;

/** The next link. Numbers leave no gap and times never run backwards, whatever the clocks of several processes say. */
export function chainOn(last: ChainedEntry | undefined, entry: AuditEntry, digest: Digest): ChainedEntry {
  const prevAt = last?.entry.at ?? 0;
  const link = {
    entry: { ...entry, at: Math.max(entry.at, prevAt) },
    seq: (last?.seq ?? 0) + 1,
    prev: last?.hash ?? '',
    prevAt,
  };
  return { ...link, hash: hashOf(link, digest) };
}

/** The hash that a link must bear. */
export function hashOf({ entry, seq, prev, prevAt }: Omit<ChainedEntry, 'hash'>, digest: Digest): string {
  const facts = Object.entries(entry).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return digest(JSON.stringify([seq, prev, prevAt, facts]));
}
