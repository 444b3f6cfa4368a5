import type { MoveDetails } from '../../flow/move-details.js';
import { DEED_FIELDS, type DeedField, isRequired } from '../deed-fields.js';
import type { ConsoleWords } from '../pages/console-words.js';
import { type DeedForm, toDetails, tooLong, typedItems } from './deed-form.js';

export type FieldProblem = { field: DeedField; problem: string };

/** The first thing that is wrong with a form, in words; undefined when it can go. */
export function findProblem(form: DeedForm, words: ConsoleWords): FieldProblem | undefined {
  const details = toDetails(form);
  for (const field of DEED_FIELDS[form.action]) {
    const problem = problemOf(field, form, details, words);
    if (problem) return { field, problem };
  }
  return undefined;
}

function problemOf(
  field: DeedField,
  form: DeedForm,
  details: MoveDetails,
  words: ConsoleWords,
): string | undefined {
  const { problems } = words;
  const needed = isRequired(form.action, field);
  if (field === 'note') {
    if (needed && form.note === '') return problems.noteMissing;
    return tooLong(form.note, words);
  }
  if (field === 'items') {
    const typed = typedItems(form);
    const isHalf = typed.some(({ item, reason }) => item === '' || reason === '');
    return isHalf || details.items === undefined ? problems.itemsMissing : undefined;
  }
  // comes beside the form, and is looked at on its own
  if (field === 'file') return undefined;
  const typed = form[field];
  if (typed === '') return needed ? problems[MISSING[field]] : undefined;
  return details[field] === undefined ? problems.notUnderstood : undefined;
}

const MISSING = {
  legalGround: 'groundMissing',
  amountVnd: 'amountMissing',
  paidBy: 'wayMissing',
  receiptNumber: 'notUnderstood',
  newDueAt: 'dateMissing',
  way: 'wayMissing',
  trackingCode: 'notUnderstood',
  handTo: 'colleagueMissing',
} as const satisfies Record<Exclude<DeedField, 'note' | 'items' | 'file'>, keyof ConsoleWords['problems']>;
