import { z } from 'zod';

/** What became of a dossier, told to the citizen; see `src/dossiers/`. */
export const DossierMove = z.enum([
  'received',
  'accepted',
  'supplementAsked',
  'supplementReceived',
  'refused',
  'finished',
  'returned',
  'appointmentMoved',
  'appointmentCancelled',
  /** by the office, with its reason */
  'appointmentSet',
  'appointmentCalledOff',
  'paymentAsked',
  'paymentRecorded',
  'apologised',
  'draftSent',
  'draftConfirmed',
  'draftLapsed',
  'draftDisputed',
  'draftDisputedLate',
  'reopened',
  'stopped',
  'withdrawn',
  'paperSent',
]);
export type DossierMove = z.infer<typeof DossierMove>;
