import { z } from 'zod';
import { PlainDate } from '../ids.js';
import { Desk } from '../offices/office.js';

/** When somebody comes to the office about a dossier; `at` is null while no hour is booked. */
export const Appointment = z.object({
  desk: Desk,
  /** epoch ms */
  at: z.int().nonnegative().nullable(),
  minutes: z.int().positive(),
  /** the law allows no earlier day, e.g. before both are of age */
  notBefore: PlainDate.optional(),
});
export type Appointment = z.infer<typeof Appointment>;

/** Which appointment the citizen wants to change or cancel; without an id, whichever there is. */
export const AboutAppointment = z.object({
  doing: z.enum(['rebook', 'unbook']),
  dossierId: z.string().optional(),
});
export type AboutAppointment = z.infer<typeof AboutAppointment>;
