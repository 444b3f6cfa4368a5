import type { SupplementItem } from '../../flow/move-details.js';
import { DEED_FIELDS, type DeedField, isRequired } from '../deed-fields.js';
import type { DeskAction } from '../dossier-desk.js';
import type { ConsoleWords } from './console-words.js';

/** One line of a supplement request in its form; empty fields are there to be filled in. */
export type ItemRow = Required<SupplementItem>;

export type Choice = { value: string; label: string };

export type FieldView = {
  name: DeedField;
  /** how it is filled in: lines of things, a text, a line, an amount, a date with its hour, one of several, one of many, a file */
  kind: 'items' | 'words' | 'line' | 'money' | 'moment' | 'choice' | 'select' | 'file';
  label: string;
  hint: string;
  value: string;
  rows: ItemRow[];
  options: Choice[];
  /** offered while typing */
  known: string[];
  required: boolean;
  problem?: string;
};

export type ActionView = Pick<ConsoleWords['actions'][DeskAction], 'label' | 'lead' | 'submit'> & {
  action: DeskAction;
  fields: FieldView[];
  /** offered in the lines of a supplement request */
  known: Suggestions;
  /** what the citizen would get; empty when it is none of their business */
  preview: string;
  open: boolean;
  isFinal: boolean;
};

const KINDS: Readonly<Record<DeedField, FieldView['kind']>> = {
  items: 'items',
  note: 'words',
  legalGround: 'line',
  amountVnd: 'money',
  paidBy: 'choice',
  receiptNumber: 'line',
  newDueAt: 'moment',
  way: 'choice',
  trackingCode: 'line',
  handTo: 'select',
  file: 'file',
};

/** Cannot be taken back. */
const FINAL: ReadonlySet<DeskAction> = new Set(['refuse', 'stop', 'withdraw']);

/** So many lines are ready to be filled in; an empty one counts as none. */
const ITEM_ROWS = 3;

/** What a clerk is offered while typing. */
export type Suggestions = Partial<Record<'legalGround' | keyof ItemRow, string[]>> & {
  /** to whom a dossier may be handed over */
  colleagues?: Choice[];
};

export type Typed = Partial<Record<Exclude<DeedField, 'items' | 'file'>, string>> & { items?: ItemRow[] };

type Input = {
  action: DeskAction;
  typed: Typed;
  known: Suggestions;
  preview: string;
  /** lies prepared, and is shown open */
  isReady?: boolean;
  /** somebody else has to sign it */
  isProposed?: boolean;
  /** a form that was not carried out is shown open, with what is wrong */
  problem?: { field?: DeedField; problem: string } | undefined;
};

/** What a clerk may do, as a form. */
export function toActionView(input: Input, words: ConsoleWords): ActionView {
  const { action, preview, problem } = input;
  const { label, lead, submit } = sayings(input, words);
  return {
    ...{ action, label, lead, submit, preview, known: input.known },
    open: problem !== undefined || input.isReady === true,
    isFinal: FINAL.has(action),
    fields: DEED_FIELDS[action].map((name) => toFieldView(name, input, words)),
  };
}

/** Where it is only proposed, the form says so. */
function sayings({ action, isProposed = false }: Input, { actions, proposal }: ConsoleWords) {
  const { label, lead, submit } = actions[action];
  return isProposed
    ? { label, lead: `${lead} ${proposal.lead}`, submit: proposal.submit }
    : { label, lead, submit };
}

function toFieldView(name: DeedField, input: Input, words: ConsoleWords): FieldView {
  const { action, typed, known, problem } = input;
  const { label, hint } = words.actions[action].fields[name] ?? words.fields[name];
  const value = name === 'items' || name === 'file' ? '' : (typed[name] ?? '');
  return {
    ...{ name, label, hint, value },
    kind: KINDS[name],
    rows: name === 'items' ? toRows(typed.items ?? []) : [],
    options: name === 'handTo' ? (known.colleagues ?? []) : optionsOf(name, words),
    known: name === 'legalGround' ? (known.legalGround ?? []) : [],
    required: isRequired(action, name),
    ...(problem?.field === name && { problem: problem.problem }),
  };
}

function toRows(typed: ItemRow[]): ItemRow[] {
  const empty = { item: '', reason: '', example: '' };
  return [...typed, ...Array.from({ length: Math.max(1, ITEM_ROWS - typed.length) }, () => empty)];
}

const optionsOf = (name: DeedField, { choices }: ConsoleWords): FieldView['options'] =>
  name === 'paidBy' || name === 'way'
    ? Object.entries(choices[name]).map(([value, label]) => ({ value, label }))
    : [];
