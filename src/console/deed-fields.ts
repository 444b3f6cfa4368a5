import { z } from 'zod';
import type { ClerkAction } from '../dossiers/transition.js';

/** What a clerk may have to fill in to do something with a dossier. */
export const DeedField = z.enum([
  'items',
  'note',
  'legalGround',
  'amountVnd',
  'paidBy',
  'receiptNumber',
  'newDueAt',
  'way',
  'trackingCode',
  'handTo',
  'file',
]);
export type DeedField = z.infer<typeof DeedField>;

/** Which action asks for what, in the order of the form. */
export const DEED_FIELDS: Readonly<Record<ClerkAction, readonly DeedField[]>> = {
  accept: [],
  askSupplement: ['items', 'note'],
  askPayment: ['amountVnd', 'note'],
  recordPayment: ['amountVnd', 'paidBy', 'receiptNumber'],
  sendDraft: ['note', 'file'],
  confirmDraft: ['note'],
  finish: ['note'],
  apologise: ['note', 'newDueAt'],
  return: ['way', 'trackingCode'],
  reopen: ['note'],
  refuse: ['note', 'legalGround'],
  stop: ['note', 'legalGround'],
  withdraw: ['note'],
  claim: [],
  release: [],
  handOver: ['handTo', 'note'],
  note: ['note'],
  // chosen and sent beside its preview
  sendPaper: [],
};

/** May be left empty; everything else that is asked for must be filled in. */
const OPTIONAL: Readonly<Partial<Record<ClerkAction, readonly DeedField[]>>> = {
  askSupplement: ['note'],
  recordPayment: ['receiptNumber'],
  // one of them
  sendDraft: ['note', 'file'],
  return: ['trackingCode'],
  handOver: ['note'],
};

export const isRequired = (action: ClerkAction, field: DeedField): boolean =>
  DEED_FIELDS[action].includes(field) && OPTIONAL[action]?.includes(field) !== true;
