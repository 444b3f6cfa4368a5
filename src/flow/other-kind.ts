import { z } from 'zod';

/** What a citizen can send besides words, photos and files; recognised and never kept. */
export const OtherKind = z.enum(['sticker', 'voice', 'video', 'gif', 'location', 'link', 'card', 'unknown']);
export type OtherKind = z.infer<typeof OtherKind>;
