import { z } from 'zod';

/** What any text may say of the office, by its place. */
export const OfficePlace = z.enum([
  'office.name',
  'office.Name',
  'office.centreName',
  'office.address',
  'office.phone',
  'office.hours',
]);
export type OfficePlace = z.infer<typeof OfficePlace>;
