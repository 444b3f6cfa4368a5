import { z } from 'zod';

const text = z.string().min(1);

/** A place of followers as the platform numbers it, and as people call it. */
const PlatformCity = z.strictObject({ code: z.string().regex(/^\d{1,2}$/), name: text });
export type PlatformCity = z.infer<typeof PlatformCity>;

/** `templates/data/zalo-cities.yaml`: each number and each name once. */
export const PlatformCities = z.strictObject({
  source: text,
  /** how sure this is: [OFF] is read in code that the platform published itself */
  mark: z.string().regex(/^\[(OFF|C|C-doc|1|X|G|LIVE)\]$/),
  cities: z
    .array(PlatformCity)
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'a number stands there twice')
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'a name stands there twice'),
});
