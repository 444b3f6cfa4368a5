import { z } from 'zod';

const Warning = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** One settled question: its value, or `null` when the citizen skipped it. */
export const Answer = z.strictObject({ value: z.json(), warnings: z.array(Warning) });
export type Answer = z.infer<typeof Answer>;
