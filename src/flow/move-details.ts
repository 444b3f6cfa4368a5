import { z } from 'zod';
import { SignedAction } from '../offices/office.js';

const words = z.string().trim().min(1).max(500);
const at = z.int().nonnegative();

/** What is named before a colon ends without a stop of its own. */
const heading = words.transform((text) => text.replace(/(?<=\S)\s*[.;:,]+$/u, ''));

/** One thing that the citizen is to bring or mend; `example` shows how it should be. */
export const SupplementItem = z.strictObject({ item: heading, reason: words, example: words.optional() });
export type SupplementItem = z.infer<typeof SupplementItem>;

/** How a result reaches the citizen: fetched at the counter, by public post, as an electronic copy. */
export const ResultWay = z.enum(['COUNTER', 'POST', 'ELECTRONIC']);
export type ResultWay = z.infer<typeof ResultWay>;

export const PaymentWay = z.enum(['CASH', 'TRANSFER']);
export type PaymentWay = z.infer<typeof PaymentWay>;

/** A file that goes to the citizen behind the words; its bytes are gone as soon as it was sent. */
export const DetailFile = z.strictObject({ fileId: z.string().min(1), name: z.string().min(1).max(200) });
export type DetailFile = z.infer<typeof DetailFile>;

/** What a step of a dossier says beyond its words; each step has its own, see `DEED_FIELDS`. */
export const MoveDetails = z.strictObject({
  items: z.array(SupplementItem).min(1).max(20).optional(),
  /** what in law a refusal or a stop rests on */
  legalGround: words.optional(),
  amountVnd: z.int().positive().max(1_000_000_000).optional(),
  paidBy: PaymentWay.optional(),
  receiptNumber: z.string().trim().min(1).max(40).optional(),
  newDueAt: at.optional(),
  /** until when the citizen may object to a draft result */
  answerBy: at.optional(),
  way: ResultWay.optional(),
  trackingCode: z.string().trim().min(1).max(40).optional(),
  file: DetailFile.optional(),
  /** which paper that file is */
  paper: words.optional(),
  /** what somebody who may sign is asked to do */
  proposes: SignedAction.optional(),
  /** username of the colleague who has it from then on */
  handTo: z.string().trim().min(1).max(40).optional(),
});
export type MoveDetails = z.infer<typeof MoveDetails>;
