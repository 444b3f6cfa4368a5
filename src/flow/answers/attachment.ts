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

/** A first look at the name only; the bytes are judged when the file has been fetched. */
const ACCEPTED_NAME = /\.(pdf|jpe?g|png|heic|webp)$/i;

/**
 * Files arrive one message at a time: hand in those held already together with the new ones. Enough of them is
 * not asked here, because the next may be on its way; see `attachmentsMissing`.
 */
export const attachment: AnswerKind<AttachmentQuestion, Attachment[]> = {
  kind: 'attachment',
  Question: AttachmentQuestion,
  Value: z.array(Attachment).min(1),
  reasons: ['attachment.photoExpected', 'attachment.wrongType', 'attachment.tooMany'],
  warnings: [],
  parse(said, { max }): Parsed<Attachment[]> {
    if ('text' in said)
      return said.text.trim() === ''
        ? { outcome: 'missing' }
        : { outcome: 'notUnderstood', reason: 'attachment.photoExpected' };
    const items = [...new Map(said.media.map((item) => [item.mediaId, item])).values()];
    if (items.length === 0) return { outcome: 'missing' };
    const wrong = items.find(
      ({ kind, name }) => kind === 'file' && name !== undefined && !ACCEPTED_NAME.test(name),
    );
    if (wrong?.name !== undefined)
      return { outcome: 'invalid', reason: 'attachment.wrongType', params: { name: wrong.name } };
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

/** How many more files the question needs before it is answered. */
export const attachmentsMissing = (
  files: readonly Pick<Attachment, 'mediaId'>[],
  { min }: AttachmentQuestion,
): number => Math.max(0, min - files.length);

const toAttachment = ({ mediaId, kind, name }: MediaItem): Attachment => ({
  mediaId,
  kind,
  ...(name !== undefined && { name }),
});
