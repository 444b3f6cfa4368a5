import { z } from 'zod';
import { Appointment } from './appointment.js';
import { AssistedBy } from './assisted-by.js';

/** One answer of the submitted form, as asked and as shown, so that the dossier stands on its own. */
export const SubmittedAnswer = z.object({
  key: z.string(),
  /** title of the section on the official form */
  section: z.string(),
  /** label on the official form */
  label: z.string(),
  /** the question's kind, e.g. `personName`, `date`, `attachment` */
  kind: z.string(),
  /** normalised value as the answer kind defines it (JSON) */
  value: z.json(),
  /** value in words, as the clerk reads and copies it; unmasked */
  shown: z.string(),
  /** answers that are never shown whole in chat (identity numbers) carry the masked form */
  masked: z.string().optional(),
  /** things the clerk should look at, wording keys such as `warnings.birthYear` */
  warnings: z.array(z.string()),
});
export type SubmittedAnswer = z.infer<typeof SubmittedAnswer>;

/** A confirmed form. `submissionId` is the form's id: confirming twice is the same submission. */
export const Submission = z.object({
  submissionId: z.string(),
  procedureId: z.string(),
  revision: z.string(),
  procedureName: z.string(),
  answers: z.array(SubmittedAnswer),
  /** what the worklist shows and search finds; taken from the answers by the procedure's `applicant` mapping */
  applicant: z.object({
    /** absent: the citizen chose to stay anonymous */
    fullName: z.string().optional(),
    phone: z.string().optional(),
    identityNumber: z.string().optional(),
  }),
  /** number of copies asked for, when the procedure has copies (fee) */
  copies: z.int().positive().optional(),
  /** VND by the table of this revision and these answers; null when it does not say, and for older submissions */
  feeVnd: z.int().nonnegative().nullable().default(null),
  /** the applicant's choice of how to fetch the result, value of the delivery question */
  delivery: z.string().optional(),
  /** the hour chosen in the form, for procedures at which people come */
  appointment: Appointment.optional(),
  mediaIds: z.array(z.string()),
  /** absent: the citizen filled it in alone */
  assistedBy: AssistedBy.optional(),
  /** username of the clerk who saw the citizen sign the printed form; absent: confirmed by a tap */
  signedBefore: z.string().optional(),
  consent: z.object({ textVersion: z.string(), at: z.int() }),
  declaration: z.object({ text: z.string(), at: z.int() }),
  /** epoch ms of the confirming tap: the moment from which time limits run */
  confirmedAt: z.int(),
});
export type Submission = z.infer<typeof Submission>;
