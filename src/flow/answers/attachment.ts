import { z } from 'zod';
import { MediaItem } from '../events.js';
import type { AnswerKind, Parsed } from './answer-kind.js';

/** Settings of a question answered by photos or PDF files; all files of the answer count together. */
export const AttachmentQuestion = z
  .strictObject({
    kind: z.literal('attachment'),
    min: z.int().positive().default(1),
    max: z.int().positive().default(5),
  })
  .refine(({ min, max }) => min <= max, 'min is above max');
export type AttachmentQuestion = z.infer<typeof AttachmentQuestion>;

/** One file of an answer. Where it lies is the media store's business; this is only what was sent. */
export const Attachment = MediaItem.pick({ mediaId: true, kind: true }).extend({
  name: z.string().exactOptional(),
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * All files of the answer are handed in together. What they are is judged by their bytes, when they have been fetched,
 * never by their names.
 */
export const attachment: AnswerKind<AttachmentQuestion, Attachment[]> = {
  kind: 'attachment',
  Question: AttachmentQuestion,
  Value: z.array(Attachment).min(1),
  reasons: ['attachment.photoExpected', 'attachment.tooMany'],
  warnings: [],
  parse(said, { max }): Parsed<Attachment[]> {
    if ('text' in said)
      return said.text.trim() === ''
        ? { outcome: 'missing' }
        : { outcome: 'notUnderstood', reason: 'attachment.photoExpected' };
    const items = [...new Map(said.media.map((item) => [item.mediaId, item])).values()];
    if (items.length === 0) return { outcome: 'missing' };
    if (items.length > max)
      return { outcome: 'invalid', reason: 'attachment.tooMany', params: { max, sent: items.length } };
    return { outcome: 'valid', value: items.map(toAttachment), warnings: [] };
  },
  show(value) {
    const photos = value.filter(isNamelessPhoto).length;
    const others = value.filter((one) => !isNamelessPhoto(one)).map(({ name }) => name ?? 'tệp');
    return [...(photos > 0 ? [`${photos} ảnh`] : []), ...others].join(', ');
  },
};

const isNamelessPhoto = ({ kind, name }: Attachment): boolean => kind === 'photo' && name === undefined;

const toAttachment = ({ mediaId, kind, name }: MediaItem): Attachment => ({
  mediaId,
  kind,
  ...(name !== undefined && { name }),
});
