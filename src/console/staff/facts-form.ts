import { z } from 'zod';
import { OfficeId } from '../../ids.js';
import { StaffRole } from './staff.js';
import type { PersonFacts } from './staff-desk.js';

/** One ticked box comes as a text, several as a list, none not at all. */
const Ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((ticked) => [ticked].flat());

/** What an administrator says of somebody. */
export const FactsForm = z.object({
  displayName: z
    .string()
    .max(200)
    .default('')
    .transform((name) => name.trim().normalize('NFC')),
  role: z.string().max(40).default(''),
  officeIds: Ticked,
});
type FactsForm = z.infer<typeof FactsForm>;

/** The same, when role and offices are ones that there are. */
export function toFacts({ displayName, role, officeIds }: FactsForm): PersonFacts | undefined {
  const parsed = z.object({ role: StaffRole, officeIds: z.array(OfficeId) }).safeParse({ role, officeIds });
  return parsed.success ? { displayName, ...parsed.data } : undefined;
}
