import { z } from 'zod';
import {
  Dossier,
  DossierContent,
  DossierHead,
  type DossierLine,
  HistoryEntry,
  Supplement,
} from '../../dossiers/dossier.js';
import { type SearchKey, searchKeysOf } from '../../dossiers/search-keys.js';
import { MoveDetails } from '../../flow/move-details.js';
import type { Cipher } from '../../secrets/cipher.js';
import { PlacedRow, toPlaced } from './placed-row.js';

const HistoryRow = HistoryEntry.omit({ note: true, details: true }).extend({
  noteSealed: z.string().optional(),
  detailsSealed: z.string().optional(),
});
type HistoryRow = z.infer<typeof HistoryRow>;

/** Text and files are sealed; the rest tells apart and counts the rounds. */
const SupplementRow = Supplement.omit({ text: true, mediaIds: true, parts: true }).extend({
  sealed: z.string(),
});
type SupplementRow = z.infer<typeof SupplementRow>;
const SupplementSecret = Supplement.pick({ text: true, mediaIds: true, parts: true });

const HeadRow = DossierHead.omit({ dossierId: true }).extend({ _id: z.string() });

/** A worklist line as read: the name is sealed on its own, so that a list opens nothing else; none is anonymous. */
const LineRow = HeadRow.extend({ applicantNameSealed: z.string().optional() });

/** A dossier as it lies in MongoDB: in clear what is not personal, the rest sealed or as blind indexes. */
export const DossierRow = LineRow.extend({
  contentSealed: z.string(),
  placed: PlacedRow,
  /** keyed hashes of everything by which it is found; see `search-keys` */
  searchIndex: z.array(z.string()).optional(),
  history: z.array(HistoryRow),
  supplements: z.array(SupplementRow),
  /** since when the citizen has not been told something; absent when they were told all */
  unannouncedSince: z.int().optional(),
  /** when its promise is looked at again; null: when somebody has done something */
  lookAt: z.int().nullable().optional(),
  /** when its citizen may be owed a reminder; null: when somebody has done something */
  remindAt: z.int().nullable().optional(),
});
export type DossierRow = z.infer<typeof DossierRow>;

export const toSearchIndex = (cipher: Cipher, keys: readonly SearchKey[]): string[] =>
  keys.map(({ kind, value }) => cipher.blindIndex(kind, value));

/** What a worklist needs to read. */
export const LINE_FIELDS = {
  contentSealed: 0,
  history: 0,
  supplements: 0,
  searchIndex: 0,
  placed: 0,
} as const;

export function toDossierRow(cipher: Cipher, dossier: Dossier, now: number): DossierRow {
  const { dossierId, content, history, supplements, ...head } = dossier;
  const { fullName } = content.applicant;
  return {
    _id: dossierId,
    ...head,
    ...(fullName !== undefined && { applicantNameSealed: cipher.seal(fullName) }),
    contentSealed: cipher.seal(JSON.stringify(content)),
    placed: toPlaced(head),
    searchIndex: toSearchIndex(cipher, searchKeysOf(content)),
    history: history.map((entry) => toHistoryRow(cipher, entry)),
    supplements: supplements.map((supplement) => toSupplementRow(cipher, supplement)),
    unannouncedSince: now,
    lookAt: now,
    remindAt: now,
  };
}

export function toHistoryRow(cipher: Cipher, { note, details, ...entry }: HistoryEntry): HistoryRow {
  return {
    ...entry,
    ...(note !== undefined && { noteSealed: cipher.seal(note) }),
    ...(details && { detailsSealed: cipher.seal(JSON.stringify(details)) }),
  };
}

function toHistoryEntry(cipher: Cipher, { noteSealed, detailsSealed, ...entry }: HistoryRow): HistoryEntry {
  return {
    ...entry,
    ...(noteSealed !== undefined && { note: cipher.open(noteSealed) }),
    ...(detailsSealed !== undefined && {
      details: MoveDetails.parse(JSON.parse(cipher.open(detailsSealed))),
    }),
  };
}

export function toSupplementRow(cipher: Cipher, supplement: Supplement): SupplementRow {
  const { text, mediaIds, parts, ...rest } = supplement;
  return { ...rest, sealed: cipher.seal(JSON.stringify({ text, mediaIds, parts })) };
}

export function toDossierHead(stored: unknown): DossierHead {
  const { _id, ...head } = HeadRow.parse(stored);
  return { dossierId: _id, ...head };
}

export function toDossierLine(cipher: Cipher, stored: unknown): DossierLine {
  const { applicantNameSealed } = LineRow.parse(stored);
  const name = applicantNameSealed === undefined ? undefined : cipher.open(applicantNameSealed);
  return { ...toDossierHead(stored), ...(name !== undefined && { applicantName: name }) };
}

/** Opens and parses a whole row. Throws `SealBroken` or a ZodError when it is not what we wrote. */
export function toDossier(cipher: Cipher, stored: unknown): Dossier {
  const row = DossierRow.parse(stored);
  return Dossier.parse({
    ...toDossierHead(stored),
    content: DossierContent.parse(JSON.parse(cipher.open(row.contentSealed))),
    history: row.history.map((entry) => toHistoryEntry(cipher, entry)),
    supplements: row.supplements.map(({ sealed, ...rest }) => ({
      ...rest,
      ...SupplementSecret.parse(JSON.parse(cipher.open(sealed))),
    })),
  });
}
