import { z } from 'zod';

/**
 * Photos of an identity card that are being read: for the person whom `key` asks about, after so many that showed none.
 */
export const CardReading = z.strictObject({
  key: z.string(),
  waiting: z.array(z.string()),
  failures: z.int().nonnegative(),
});
export type CardReading = z.infer<typeof CardReading>;
