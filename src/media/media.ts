import { z } from 'zod';
import { MediaFlaw, MediaRefusal } from '../flow/events.js';
import { ConversationId, OfficeId } from '../ids.js';

/** What may come: what a phone's camera or scanner makes of a paper. Pictures are kept as JPEG or PNG only. */
export const ContentType = z.enum([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/pdf',
]);
export type ContentType = z.infer<typeof ContentType>;

/** A file that a citizen sent; its bytes are with the store. `url` is the platform's and known only while it waits. */
export const Media = z.object({
  mediaId: z.string(),
  conversationId: ConversationId,
  officeId: OfficeId,
  state: z.enum(['waiting', 'stored', 'refused', 'dropped']),
  /** an identity card is read and never kept; everything else is a paper */
  purpose: z.literal('card').optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  contentType: ContentType.optional(),
  size: z.number().optional(),
  reason: MediaRefusal.optional(),
  /** of a stored file */
  flaws: z.array(MediaFlaw).default([]),
  /** fetches that failed in passing */
  attempts: z.int(),
  createdAt: z.int(),
});
export type Media = z.infer<typeof Media>;

export type NewMedia = Pick<Media, 'mediaId' | 'conversationId' | 'officeId'> & {
  url: string;
  name?: string;
  purpose?: 'card';
};
export type MediaFile = { bytes: Buffer; contentType: ContentType };
