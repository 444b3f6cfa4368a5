import { z } from 'zod';
import { MediaFlaw, MediaItem, MediaRefusal } from '../events.js';

/** Why a file is not there: what the fetching says, or that the question takes no more. */
export const LossReason = z.enum([...MediaRefusal.options, 'too-many']);
export type LossReason = z.infer<typeof LossReason>;

/** Sessions of before the photo coach say only `stored`. */
function fromEarlier(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('stored' in raw)) return raw;
  const { stored, ...rest } = raw;
  return { ...rest, state: stored === true ? 'stored' : 'coming' };
}

/** A file that the citizen sent, and how far it is. Only `stored` counts as received. */
export const HeldMedia = z.preprocess(
  fromEarlier,
  z.strictObject({
    item: MediaItem,
    /** `late`: the first try failed, others follow */
    state: z.enum(['coming', 'late', 'stored', 'lost']),
    /** among those that have no name of their own, so that the citizen hears of "ảnh 2" */
    number: z.int().positive().default(1),
    /** found by the photo coach and not yet accepted by the citizen */
    flaws: z.array(MediaFlaw).default([]),
    reason: LossReason.nullable().default(null),
    /** the citizen was told of its loss or its flaws: what comes from now on is meant in its place */
    told: z.boolean().default(false),
    /** the file that was sent in its place */
    replacedBy: z.string().nullable().default(null),
  }),
);
export type HeldMedia = z.infer<typeof HeldMedia>;

/** A file of an answer that was given before the file had arrived. */
export const Arriving = z.strictObject({ key: z.string(), held: HeldMedia });
export type Arriving = z.infer<typeof Arriving>;

/** What was gathered for a question that is not on the table; it is asked again before the form is at its end. */
export const Aside = z.strictObject({ key: z.string(), held: z.array(HeldMedia) });
export type Aside = z.infer<typeof Aside>;
