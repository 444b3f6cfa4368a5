import type { z } from 'zod';
import type { DossierMove } from '../flow/dossier-move.js';
import { ReminderKind } from '../flow/reminder-kind.js';
import type { OfficeDossierMessages, OfficeTemplate, TemplatePurpose } from '../offices/office.js';

const OF_MOVE: Readonly<Record<DossierMove, TemplatePurpose>> = {
  received: 'status',
  accepted: 'status',
  supplementAsked: 'supplement',
  supplementReceived: 'status',
  refused: 'ending',
  finished: 'result',
  returned: 'status',
  appointmentMoved: 'appointment',
  appointmentCancelled: 'appointment',
  appointmentSet: 'appointment',
  appointmentCalledOff: 'appointment',
  paymentAsked: 'payment',
  paymentRecorded: 'status',
  apologised: 'delay',
  draftSent: 'draft',
  draftConfirmed: 'status',
  draftLapsed: 'status',
  draftDisputed: 'status',
  draftDisputedLate: 'status',
  reopened: 'status',
  stopped: 'ending',
  withdrawn: 'ending',
  paperSent: 'status',
};

/** A survey is its five buttons, which a template has not: it goes the ordinary way or not at all. */
export const TemplateReminder = ReminderKind.exclude(['survey']);
type TemplateReminder = z.infer<typeof TemplateReminder>;

const OF_REMINDER: Readonly<Record<TemplateReminder, TemplatePurpose>> = {
  appointment: 'appointment',
  result: 'result',
  draft: 'draft',
};

/** What happened, as a template may tell it. */
export type Happened = { move: DossierMove } | { reminder: TemplateReminder };

const purposeOf = (happened: Happened): TemplatePurpose =>
  'move' in happened ? OF_MOVE[happened.move] : OF_REMINDER[happened.reminder];

/** The template that an office has for this; undefined: none, not even for what has none of its own. */
export const findTemplate = (
  { templates }: Pick<OfficeDossierMessages, 'templates'>,
  happened: Happened,
): OfficeTemplate | undefined => templates[purposeOf(happened)] ?? templates.status;
