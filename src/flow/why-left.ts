import { z } from 'zod';

/**
 * Why the assistant has the word again: a clerk ended the talk, nobody had anything more to say, or no clerk came for a
 * long time. In the last case the citizen's words still wait for one.
 */
export const WhyLeft = z.enum(['ended', 'quiet', 'unanswered']);
export type WhyLeft = z.infer<typeof WhyLeft>;
