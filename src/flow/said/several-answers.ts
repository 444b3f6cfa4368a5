import { exactKey, isUnmarked, plainKey } from '../../text/fold.js';
import { splitAnswers } from '../../text/split-answers.js';
import { type AnswerKindName, kindOf } from '../answers/index.js';
import { holds } from '../condition.js';
import { getProcedure, routeOf } from '../form.js';
import { findPersonOf, samePeople } from '../people-of.js';
import type { Question } from '../question.js';
import { readMeaning } from '../read-meaning.js';
import { asked, valuesOf } from '../route.js';
import { choicesOf } from '../shown-answer.js';
import { type FormContext, line, type Turn, withEffects, withLines } from '../turn.js';
import { takeAnswer } from './take-answer.js';

/** Kinds whose answers can be told from each other and from names; addresses and free texts never are split. */
const TOLD_APART: ReadonlySet<AnswerKindName> = new Set([
  'choice',
  'date',
  'email',
  'identityNumber',
  'phone',
]);
/** A date with a year, and a number with its zero: nine digits may be a phone number or an old identity card. */
const FEWEST_DIGITS: Partial<Record<AnswerKindName, number>> = { date: 4, phone: 10 };

/**
 * A message that answers the question on the table and, after it, others about the same person: "Nguyễn Văn Mẫu,
 * 02/01/1990, nam". Undefined when it is one answer, or not clearly several. Each part must be what its question
 * alone would take without asking back, and fit no other question; at the first that is not, the rest is left and
 * asked in its turn.
 */
export function takeSeveral(context: FormContext, question: Question, text: string): Turn | undefined {
  const { kind } = question.answer;
  if (!(TOLD_APART.has(kind) || kind === 'personName') || isOneAnswer(context, question, text))
    return undefined;
  const [first, second, ...rest] = splitAnswers(text);
  if (first === undefined || second === undefined || !isTaken(context, question, first)) return undefined;
  const opening = takeAnswer(context, question, { text: first, at: context.at });
  const taken = takeNext(context, opening, { about: question, part: second });
  return taken && takeRest(context, taken, { about: question, parts: rest });
}

type Told = { about: Question };

function takeRest(context: FormContext, turn: Turn, { about, parts }: Told & { parts: string[] }): Turn {
  const [part, ...rest] = parts;
  if (part === undefined || isAsking(turn)) return turn;
  const taken = takeNext(context, turn, { about, part });
  if (taken) return takeRest(context, taken, { about, parts: rest });
  return { ...turn, before: [...turn.before, line('several.rest')] };
}

/** The turn with one more answer in it; undefined when it is not clear whose answer the part is, or a rule refuses it. */
function takeNext(
  context: FormContext,
  turn: Turn,
  { about, part }: Told & { part: string },
): Turn | undefined {
  const { form, place } = turn.session;
  if (!form || place.at !== 'question' || isAsking(turn)) return undefined;
  const next: FormContext = { ...context, session: turn.session, form };
  const meant = findMeant(next, about, part);
  const taken = meant && takeAnswer(next, meant, { text: part, at: context.at });
  if (!taken || taken.session.misses > 0) return undefined;
  return withEffects(withLines(taken, ...turn.before), ...turn.effects);
}

/** Whether an answer waits for the citizen's yes. */
const isAsking = ({ session: { place } }: Turn): boolean =>
  place.at === 'question' && place.checking !== null;

/** The one open question about the same person that this part answers. */
function findMeant(context: FormContext, about: Question, part: string): Question | undefined {
  const { world, form } = context;
  const procedure = getProcedure(world, form);
  const route = routeOf(world, form);
  const person = findPersonOf(procedure, about.key);
  if (!person) return undefined;
  const values = valuesOf(route);
  const people = samePeople(procedure, person, values);
  const keys = new Set(people.flatMap((one) => Object.values(one.keys)));
  const fitting = asked(route)
    .filter((step) => step.state === 'open' && keys.has(step.question.key))
    .map((step) => step.question)
    .filter(({ copyFrom }) => !copyFrom || !holds(copyFrom.when, values))
    .filter((one) => TOLD_APART.has(one.answer.kind) && isTaken(context, one, part));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether this question alone would take the part at once: no command, nothing to confirm, clear for its kind. */
function isTaken(context: FormContext, question: Question, part: string): boolean {
  const { kind } = question.answer;
  if (readMeaning(part, context.world.catalogue).do !== 'words') return false;
  if (part.replace(/\D/g, '').length < (FEWEST_DIGITS[kind] ?? 0)) return false;
  if (kind === 'choice' && !isLabel(context, question, part)) return false;
  const parsed = parse(context, question, part);
  return parsed.outcome === 'valid' && parsed.confirm !== true;
}

/** An option by its name, not by its number or another name of it. */
const isLabel = ({ world }: FormContext, question: Question, part: string): boolean =>
  choicesOf(world.domain, question).some(
    ({ label }) =>
      exactKey(label) === exactKey(part) || (isUnmarked(part) && plainKey(label) === plainKey(part)),
  );

const parse = ({ world, at }: FormContext, { answer }: Question, text: string) =>
  kindOf(answer).parse({ text, at }, answer, world.domain);

const isOneAnswer = (context: FormContext, question: Question, text: string): boolean =>
  parse(context, question, text).outcome === 'valid';
