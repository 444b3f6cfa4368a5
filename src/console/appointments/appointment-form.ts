import { z } from 'zod';
import { ClerkWords } from '../http/deed-form.js';

/** What somebody posts about an appointment: what, of which version, and why. */
export const AppointmentForm = z.object({
  doing: z.enum(['move', 'cancel']),
  version: z.coerce.number().int(),
  /** epoch ms; undefined while none is chosen */
  slotAt: z
    .string()
    .regex(/^\d{0,15}$/)
    .default('')
    .transform((typed) => (typed === '' ? undefined : Number(typed))),
  note: ClerkWords,
});
export type AppointmentForm = z.infer<typeof AppointmentForm>;

/** The hour that the form asks for: null for none; undefined when it has still to be chosen. */
export const wishedHour = ({ doing, slotAt }: AppointmentForm): number | null | undefined =>
  doing === 'cancel' ? null : slotAt;
