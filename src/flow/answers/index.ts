import { z } from 'zod';
import { AccountNumberQuestion, accountNumber } from './account-number.js';
import { AddressQuestion, address } from './address.js';
import type { AnswerKind } from './answer-kind.js';
import { AttachmentQuestion, attachment } from './attachment.js';
import { ChoiceQuestion, choice } from './choice.js';
import { DateQuestion, date } from './date.js';
import { DateTimeQuestion, dateTime } from './date-time.js';
import { EmailQuestion, email } from './email.js';
import { EthnicGroupQuestion, ethnicGroup } from './ethnic-group.js';
import { IdentityNumberQuestion, identityNumber } from './identity-number.js';
import { NumberQuestion, number } from './number.js';
import { PersonNameQuestion, personName } from './person-name.js';
import { PhoneQuestion, phone } from './phone.js';
import { SlotQuestion, slot } from './slot.js';
import { TextQuestion, text } from './text.js';
import { YesNoQuestion, yesNo } from './yes-no.js';

/** Every way to answer a question, by its name in procedure templates. */
export const answerKinds = {
  accountNumber,
  address,
  attachment,
  choice,
  date,
  dateTime,
  email,
  ethnicGroup,
  identityNumber,
  number,
  personName,
  phone,
  slot,
  text,
  yesNo,
};

/**
 * The settings that a question's kind takes, discriminated by `kind`. Strict: an unknown setting is an error. As part
 * of a question intersect it (`z.intersection(Common, AnswerQuestion)`), which keeps that strictness.
 */
export const AnswerQuestion = z.discriminatedUnion('kind', [
  AccountNumberQuestion,
  AddressQuestion,
  AttachmentQuestion,
  ChoiceQuestion,
  DateQuestion,
  DateTimeQuestion,
  EmailQuestion,
  EthnicGroupQuestion,
  IdentityNumberQuestion,
  NumberQuestion,
  PersonNameQuestion,
  PhoneQuestion,
  SlotQuestion,
  TextQuestion,
  YesNoQuestion,
]);
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

export type AnswerKindName = AnswerQuestion['kind'];

/** What any kind may store. */
export type AnswerValue = z.infer<(typeof answerKinds)[AnswerKindName]['Value']>;

/** A kind whose question is known only to be one of its own. */
export type AnyAnswerKind = AnswerKind<AnswerQuestion, AnswerValue>;

/**
 * The kind of a question. Hand the same question in to its functions; stored values go through `Value.parse` first.
 */
export const kindOf = (question: AnswerQuestion): AnyAnswerKind => answerKinds[question.kind];
