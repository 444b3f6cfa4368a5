import { z } from 'zod';
import { OaId, OfficeId } from '../ids.js';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM');
const interval = z
  .tuple([clockTime, clockTime])
  .refine(([from, to]) => from < to, 'an interval must end after it begins');

/** Opening hours per weekday; a missing weekday is closed. Hours are local (Asia/Ho_Chi_Minh). */
export const OpeningHours = z.strictObject({
  mon: z.array(interval).default([]),
  tue: z.array(interval).default([]),
  wed: z.array(interval).default([]),
  thu: z.array(interval).default([]),
  fri: z.array(interval).default([]),
  sat: z.array(interval).default([]),
  sun: z.array(interval).default([]),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

const places = z.int().positive();

/** Where citizens are received by appointment: each desk has places of its own, since other people sit there. */
export const Desk = z.enum(['marriage', 'certification']);
export type Desk = z.infer<typeof Desk>;

/** How citizens book an hour. Inside the opening hours; days are working days. */
export const AppointmentRules = z.strictObject({
  /** how long one takes; an hour begins as often */
  minutes: z.int().min(5).max(240).default(30),
  /** how many at once */
  capacity: z.strictObject({ marriage: places.default(1), certification: places.default(2) }).prefault({}),
  /** working time between booking and coming */
  leadMinutes: z.int().nonnegative().default(120),
  daysAhead: z.int().min(1).max(60).default(10),
  /** how long an hour is kept for a form that is not submitted yet */
  holdMinutes: z.int().min(5).max(240).default(30),
});
export type AppointmentRules = z.infer<typeof AppointmentRules>;

/** What somebody at an office may do is decided by the role. A volunteer only helps citizens to file. */
export const StaffRole = z.enum(['clerk', 'head', 'official', 'administrator', 'volunteer']);
export type StaffRole = z.infer<typeof StaffRole>;

/**
 * A template that the platform approved for this OA: what goes into which of its places. `data` has texts with places of
 * the notice or of the dossier: `{ten}`, `{ngay}`, `{tu_gio} – {den_gio}`.
 */
export const OfficeTemplate = z.strictObject({
  templateId: z.string().regex(/^[\w-]{1,64}$/, 'expected the id that the platform gave it'),
  /** one made before 2025-12-10 goes by telephone only */
  ways: z
    .array(z.enum(['uid', 'phone']))
    .min(1)
    .default(['uid', 'phone']),
  data: z.record(z.string().regex(/^\w+$/), z.string().min(1)),
});
export type OfficeTemplate = z.infer<typeof OfficeTemplate>;

/** What an office has on the platform for its notices, by kind (`templates/notices/<kind>.yaml`). */
export const OfficeNotices = z.strictObject({
  templates: z.record(z.string().regex(/^[a-z0-9-]+$/), OfficeTemplate).default({}),
});
export type OfficeNotices = z.infer<typeof OfficeNotices>;

/** What of a dossier a template speaks of; `status` stands for whatever has none of its own. */
export const TemplatePurpose = z.enum([
  ...(['result', 'supplement', 'payment', 'appointment'] as const),
  ...(['draft', 'delay', 'ending', 'status'] as const),
]);
export type TemplatePurpose = z.infer<typeof TemplatePurpose>;

/** How citizens hear of their dossiers when the platform takes no ordinary message any more. */
export const OfficeDossierMessages = z.strictObject({
  /** what they may cost in a month (VND); beyond it a clerk is asked to call */
  monthlyBudgetVnd: z.int().positive(),
  templates: z
    .partialRecord(TemplatePurpose, OfficeTemplate)
    .refine((templates) => Object.keys(templates).length > 0, 'name at least one template'),
});
export type OfficeDossierMessages = z.infer<typeof OfficeDossierMessages>;

/** "Ngày không hẹn": what is received on these days before the cut-off is promised for the same day. */
export const NoAppointmentDay = z.strictObject({
  weekdays: z.array(OpeningHours.keyof()).min(1).default(['fri']),
  /** local time; what comes later has its usual promise */
  until: clockTime.default('15:00'),
  /** absent: the procedures whose template says that they can be done at once (`fridayEligible: YES`) */
  procedures: z.array(z.string().min(1)).min(1).optional(),
});
export type NoAppointmentDay = z.infer<typeof NoAppointmentDay>;

/** What ends a dossier against the citizen's wish, or puts it off. */
export const SignedAction = z.enum(['refuse', 'stop', 'apologise']);
export type SignedAction = z.infer<typeof SignedAction>;

/** Which of them need the hand of somebody who may sign. */
export const SecondSignature = z.strictObject({
  /** done by others they are proposals; empty: whoever works on a dossier does them alone */
  for: z.array(SignedAction).default([...SignedAction.options]),
  /** nobody signs what they proposed; who may sign proposes too */
  twoPeople: z.boolean().default(false),
});
export type SecondSignature = z.infer<typeof SecondSignature>;

/** What the bot says of an office. */
const OfficeInWords = z.strictObject({
  /** with its kind, as used inside a sentence: "phường Ninh Thạnh" */
  name: z.string().min(1),
  /** the receiving point: "Trung tâm Phục vụ hành chính công phường Ninh Thạnh" */
  centreName: z.string().min(1),
  address: z.string().min(1),
  phone: z.string().min(1),
  /** the opening hours in words, for messages */
  hoursText: z.string().min(1),
});

/** A ward with its one-stop shop and its Official Account. Written by the operator in the offices file. */
export const Office = z.strictObject({
  id: OfficeId,
  ...OfficeInWords.shape,
  /** the facts above for who has chosen another language; what is missing stands as above */
  inOtherLanguages: z
    .record(z.string().regex(/^[a-z]{2,3}$/), z.partialRecord(OfficeInWords.keyof(), z.string().min(1)))
    .default({}),
  oaId: OaId,
  channelMode: z.enum(['DIRECT_INTAKE', 'PRE_DECLARATION']).default('DIRECT_INTAKE'),
  /** unit part of the dossier code, `V1V2V3.Z1Z2.Y1Y2.MX1X2` */
  dossierUnit: z.string().regex(/^\d{3}\.\d{2}\.\d{2}\.[HGKT]\d{2}$/),
  hours: OpeningHours,
  appointments: AppointmentRules.prefault({}),
  /** the weekday on which the chat offers that somebody at the counter writes the form; null: none */
  noWritingDay: OpeningHours.keyof().nullable().default('wed'),
  /** null: the office has no such day */
  noAppointmentDay: NoAppointmentDay.nullable().default(null),
  /** whether new dossiers lie until somebody takes them, or go to the present clerk with the fewest */
  assignment: z.enum(['BY_HAND', 'BY_LOAD']).default('BY_HAND'),
  /** roles that cannot do anything in the console before they have a second factor */
  secondFactorFor: z.array(StaffRole).default([]),
  /** what clerks propose and somebody else signs */
  secondSignature: SecondSignature.prefault({}),
  /** requests per minute that the OA's package allows (reference zalo-oa-api §6.3) */
  ratePerMinute: z.int().positive().default(100),
  notices: OfficeNotices.prefault({}),
  /** null: nobody is written to by template about a dossier */
  dossierMessages: OfficeDossierMessages.nullable().default(null),
});
export type Office = z.infer<typeof Office>;

export const OfficesFile = z.strictObject({ offices: z.array(Office).min(1) });
