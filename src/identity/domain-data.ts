import { z } from 'zod';

/**
 * Code of a province since 01/07/2025 (two digits). It says nothing about identity numbers: 80 is the new Tây Ninh
 * here and the former Long An there. Hence two tables, two types, and no function that takes both.
 */
export const ProvinceCode = z
  .string()
  .regex(/^\d{2}$/)
  .brand<'ProvinceCode'>();
export type ProvinceCode = z.infer<typeof ProvinceCode>;

/** First three digits of an identity number: one of the 63 provinces before 01/07/2025. */
export const IdentityPrefix = z
  .string()
  .regex(/^\d{3}$/)
  .brand<'IdentityPrefix'>();
export type IdentityPrefix = z.infer<typeof IdentityPrefix>;

/** A province or centrally run city of today. */
export const Province = z.strictObject({
  code: ProvinceCode,
  name: z.string().min(2),
  aliases: z.array(z.string().min(2)).default([]),
});
export type Province = z.infer<typeof Province>;

/** One of the 63 provinces before 01/07/2025, and the province that it is part of today. */
export const FormerProvince = z.strictObject({
  prefix: IdentityPrefix,
  name: z.string().min(2),
  now: ProvinceCode,
  aliases: z.array(z.string().min(2)).default([]),
});
export type FormerProvince = z.infer<typeof FormerProvince>;

/** One entry of the list of peoples (01-54) or 55, a foreigner. `uncertain` aliases are confirmed by the clerk. */
export const EthnicGroup = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: z.string().min(2),
  aliases: z.array(z.string().min(2)).default([]),
  uncertainAliases: z.array(z.string().min(2)).default([]),
});
export type EthnicGroup = z.infer<typeof EthnicGroup>;

/** Tables that answers are checked against; a plain value that the caller loads once and hands in. */
export type DomainData = {
  provinces: readonly Province[];
  formerProvinces: readonly FormerProvince[];
  ethnicGroups: readonly EthnicGroup[];
  /** codes offered as buttons for an ethnic group, most usual first */
  usualEthnicGroups: readonly string[];
  /** who issued which identity card */
  cardIssuers: Readonly<Record<'chip' | 'canCuoc', string>>;
};
