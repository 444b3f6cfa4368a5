import type { DraftContent } from '../../assisted/assisted-draft.js';
import { remarksOn, shownText } from '../../assisted/fill-draft.js';
import type { AnswerQuestion } from '../../flow/answers/index.js';
import { slot } from '../../flow/answers/slot.js';
import { holds, type Values } from '../../flow/condition.js';
import type { Line } from '../../flow/effects.js';
import type { RouteStep } from '../../flow/route.js';
import { formatMoment } from '../../flow/show/moments.js';
import { choicesOf, inFull } from '../../flow/shown-answer.js';
import type { World } from '../../flow/world.js';

type Option = { value: string; label: string; checked: boolean };

/** One field of the form. `control` says what it looks like; `follows` is not asked and only shown. */
export type FieldView = {
  key: string;
  label: string;
  ask: string;
  help: string;
  example: string;
  control: 'radio' | 'text' | 'long' | 'hour' | 'papers' | 'follows';
  inputMode: 'text' | 'numeric' | 'tel' | 'email';
  optional: boolean;
  value: string;
  options: Option[];
  /** things that can be typed here, for the browser to propose */
  proposals: string[];
  /** why what was typed does not do */
  problem: string;
  /** how it was understood, to be confirmed; `remarks` why */
  check: string;
  remarks: string[];
  /** a card's code may be scanned here for the person whom it asks about */
  takesCard: boolean;
};

export type FieldInput = {
  world: World;
  content: DraftContent;
  values: Values;
  hours: readonly number[];
  /** questions over which a card may be scanned */
  cardKeys: ReadonlySet<string>;
  /** fields that were to be complete: what is missing there is a mistake */
  strict: ReadonlySet<string>;
  say(line: Line): string;
};

/** The help gives one already. */
const EXAMPLE = /Ví dụ/;
/** Longer answers get a field of several lines. */
const ONE_LINE = 200;

/** The field of a question as its answer, or what was typed, stands. */
export function toFieldView(input: FieldInput, step: RouteStep): FieldView {
  const { world, content, values } = input;
  const { question } = step;
  const { key, answer, askIf } = question;
  const unsettled = content.unsettled[key];
  const isFollowing = step.state === 'copied' || step.state === 'derived';
  return {
    key,
    label: question.label,
    ask: askIf && holds(askIf.when, values) ? askIf.ask : question.ask,
    help: question.help ?? '',
    example: EXAMPLE.test(question.help ?? '') ? '' : question.example,
    control: isFollowing ? 'follows' : controlOf(answer),
    inputMode: INPUT_MODES[answer.kind] ?? 'text',
    optional: !question.required,
    value: isFollowing
      ? inFull(world.domain, question, step.value)
      : (unsettled?.text ?? shownText(world, step)),
    options: optionsOf(input, step),
    proposals: answer.kind === 'ethnicGroup' ? world.domain.ethnicGroups.map(({ name }) => name) : [],
    ...marksOf(input, step),
    takesCard: input.cardKeys.has(key),
  };
}

const INPUT_MODES: Partial<Record<AnswerQuestion['kind'], FieldView['inputMode']>> = {
  identityNumber: 'numeric',
  number: 'numeric',
  accountNumber: 'numeric',
  phone: 'tel',
  email: 'email',
};

function controlOf(answer: AnswerQuestion): FieldView['control'] {
  switch (answer.kind) {
    case 'choice':
    case 'yesNo':
      return 'radio';
    case 'slot':
      return 'hour';
    case 'attachment':
      return 'papers';
    case 'text':
      return answer.max > ONE_LINE ? 'long' : 'text';
    default:
      return 'text';
  }
}

type Marks = Pick<FieldView, 'problem' | 'check' | 'remarks'>;

function marksOf({ world, content, strict, say }: FieldInput, { question, state }: RouteStep): Marks {
  const unsettled = content.unsettled[question.key];
  const said = remarksOn(content, question.key).map(say);
  if (unsettled && !unsettled.answer) return { problem: said.join(' '), check: '', remarks: [] };
  const check = unsettled?.answer ? inFull(world.domain, question, unsettled.answer.value) : '';
  const isMissing = strict.has(question.key) && state === 'open' && !unsettled;
  const missing = { key: `reasons.${question.answer.kind}.missing`, params: {} };
  return { problem: isMissing ? say(missing) : '', check, remarks: said };
}

function optionsOf({ world, content, hours }: FieldInput, step: RouteStep): Option[] {
  const { question, state, value } = step;
  const typed = content.unsettled[question.key]?.text;
  if (question.answer.kind === 'slot') return hoursOf(world, hours, step);
  if (controlOf(question.answer) !== 'radio') return [];
  const chosen = typed ?? (state === 'answered' ? inFull(world.domain, question, value) : undefined);
  const options = choicesOf(world.domain, question).map((choice) => ({
    ...choice,
    checked: choice.label === chosen || choice.value === chosen,
  }));
  const none = {
    value: '',
    label: question.skipLabel ?? world.catalogue.labels.skip,
    checked: state === 'skipped',
  };
  return question.required ? options : [...options, none];
}

/** As the kind of the question reads them; where nothing is free the office names the hour. */
function hoursOf(
  { domain, catalogue: { labels } }: World,
  hours: readonly number[],
  step: RouteStep,
): Option[] {
  const { answer } = step.question;
  if (answer.kind !== 'slot') return [];
  if (hours.length === 0)
    return [{ value: '', label: labels.officeChooses, checked: step.state === 'skipped' }];
  const chosen = inFull(domain, step.question, step.value);
  return hours.map((at) => {
    const value = slot.show({ at }, answer, domain);
    return { value, label: formatMoment(at, labels), checked: value === chosen };
  });
}
