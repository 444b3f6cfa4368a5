import { z } from 'zod';
import type { Moving } from '../../dossiers/dossier.js';

/**
 * What decides in which worklist a dossier lies and whose it is, said without null: an index answers for a number or a
 * text, while for null a database looks into the document, which is big. Written in every update that changes any of it.
 */
export const PlacedRow = z.object({
  draft: z.boolean(),
  /** empty: nobody's */
  owner: z.string(),
  /** `FAR` where nothing is promised; then nothing is soon either */
  due: z.int(),
  soon: z.int(),
});
export type PlacedRow = z.infer<typeof PlacedRow>;

/** Later than any promise. */
export const FAR = Number.MAX_SAFE_INTEGER;

export const toPlaced = ({ draft, assignee, dueAt, soonAt }: Moving): PlacedRow => ({
  draft: draft !== null,
  owner: assignee ?? '',
  due: dueAt ?? FAR,
  soon: (dueAt === null ? null : soonAt) ?? FAR,
});

/** The same as MongoDB computes it from a row that lies there. */
export const PLACED_FROM_ROW = {
  draft: { $gt: ['$draft.answerBy', 0] },
  owner: { $ifNull: ['$assignee', ''] },
  due: { $ifNull: ['$dueAt', FAR] },
  soon: { $cond: [{ $gt: ['$dueAt', 0] }, { $ifNull: ['$soonAt', FAR] }, FAR] },
};
