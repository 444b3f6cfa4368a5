import { z } from 'zod';

/** An article of the OA's page; it can be broadcast once the platform has processed it. */
export const Article = z.object({
  id: z.string(),
  token: z.string(),
  oaId: z.string(),
  title: z.string(),
  author: z.string(),
  description: z.string(),
  coverUrl: z.string().optional(),
  paragraphs: z.array(z.string()),
  hidden: z.boolean(),
  createdAt: z.number(),
  readyAt: z.number(),
});
export type Article = z.infer<typeof Article>;

/** Articles on their way to the followers whom a target fits; the platform looks at them first. */
export const Broadcast = z.object({
  id: z.string(),
  oaId: z.string(),
  articleIds: z.array(z.string()),
  /** as the product sent it: strings with commas */
  target: z.record(z.string(), z.string()),
  at: z.number(),
  dueAt: z.number(),
  sentAt: z.number().optional(),
  reached: z.number().default(0),
});
export type Broadcast = z.infer<typeof Broadcast>;
