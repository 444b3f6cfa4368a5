import { z } from 'zod';
import { MoveDetails, PaymentWay, ResultWay } from '../../flow/move-details.js';
import { DEED_FIELDS } from '../deed-fields.js';
import { DeskAction } from '../dossier-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { ItemRow, Typed } from '../pages/deed-view.js';
import { fromLocalInput } from '../pages/local-time.js';

/** Leaves room in one message of 2,000 characters for what surrounds the clerk's words. */
const NOTE_LIMIT = 1200;

/** Browsers post line ends as CRLF and letters as the keyboard made them; a message has LF and NFC. */
export const ClerkWords = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim().normalize('NFC'))
  .default('');

/** A field that is there once comes as text, several times as a list. */
const Column = z
  .union([ClerkWords, z.array(ClerkWords)])
  .transform((one) => (Array.isArray(one) ? one : [one]))
  .default([]);

/** What a clerk posts to act: what, on which version, and everything as typed. */
export const DeedForm = z.object({
  action: DeskAction,
  version: z.coerce.number().int(),
  note: ClerkWords,
  legalGround: ClerkWords,
  amountVnd: ClerkWords,
  paidBy: ClerkWords,
  receiptNumber: ClerkWords,
  newDueAt: ClerkWords,
  way: ClerkWords,
  trackingCode: ClerkWords,
  handTo: ClerkWords,
  item: Column,
  reason: Column,
  example: Column,
});
export type DeedForm = z.infer<typeof DeedForm>;

/** One line of a supplement request as typed. */
export const typedItems = ({ item, reason, example }: Pick<DeedForm, 'item' | 'reason' | 'example'>) =>
  item
    .map((name, row) => ({ item: name, reason: reason[row] ?? '', example: example[row] ?? '' }))
    .filter((row) => row.item !== '' || row.reason !== '' || row.example !== '');

/** Everything as typed, for a form that comes back. */
export const typedIn = (form: DeedForm): Typed => {
  const {
    action: _action,
    version: _version,
    item: _item,
    reason: _reason,
    example: _example,
    ...single
  } = form;
  return { ...single, items: typedItems(form) };
};

/** "50.000", "50 000 đ" and "50000" are the same amount. */
const toAmount = (typed: string): number => Number(typed.replace(/[.\s]|đ(ồng)?$/giu, ''));

/** What was typed, as the deed carries it; what cannot be read is absent. */
export function toDetails(form: DeedForm): MoveDetails {
  const asked = DEED_FIELDS[form.action];
  const items = typedItems(form).map(({ item, reason, example }) => ({
    item,
    reason,
    ...(example && { example }),
  }));
  const amountVnd = toAmount(form.amountVnd);
  const newDueAt = fromLocalInput(form.newDueAt);
  const read: Partial<Record<keyof MoveDetails, unknown>> = {
    ...(items.length > 0 && { items }),
    ...(form.legalGround && { legalGround: form.legalGround }),
    ...(amountVnd > 0 && { amountVnd }),
    ...(PaymentWay.safeParse(form.paidBy).success && { paidBy: form.paidBy }),
    ...(form.receiptNumber && { receiptNumber: form.receiptNumber }),
    ...(newDueAt !== undefined && { newDueAt }),
    ...(ResultWay.safeParse(form.way).success && { way: form.way }),
    ...(form.trackingCode && { trackingCode: form.trackingCode }),
    ...(form.handTo && { handTo: form.handTo }),
  };
  const kept = Object.entries(read).filter(([name]) => asked.some((field) => field === name));
  return MoveDetails.catch({}).parse(Object.fromEntries(kept));
}

/** The same of a form that is shown with something in it already, prefilled or come back. */
export function detailsTyped(action: DeskAction, { items = [], ...typed }: Typed): MoveDetails {
  const column = (name: keyof ItemRow) => items.map((row) => row[name]);
  const columns = { item: column('item'), reason: column('reason'), example: column('example') };
  return toDetails(DeedForm.parse({ action, version: 0, ...typed, ...columns }));
}

/** That the words do not fit into one message, in words. */
export const tooLong = (text: string, { problems }: ConsoleWords): string | undefined =>
  [...text].length > NOTE_LIMIT ? fill(problems.noteTooLong, { limit: NOTE_LIMIT }) : undefined;
