import { z } from 'zod';

/** What came in answer to one thing of a supplement request; nothing while it is left unanswered. */
export const SupplementPart = z.object({ item: z.string(), text: z.string(), mediaIds: z.array(z.string()) });
export type SupplementPart = z.infer<typeof SupplementPart>;
