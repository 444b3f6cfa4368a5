import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A card of a given text, and how far out of focus it is photographed (pixels). */
export const Sample = z.strictObject({
  name: z.string(),
  kind: z.enum(['chip', 'canCuoc']),
  blur: z.number().default(0.6),
  text: z.string(),
});
export type Sample = z.infer<typeof Sample>;

/** The cards whose pictures the simulator's page offers. */
export const readSamples = (): Sample[] =>
  z.array(Sample).parse(parse(readFileSync(new URL('samples.yaml', import.meta.url), 'utf8')));
