import { dateIn } from '../identity/date-and-time.js';
import { dateInWords } from '../text/date-in-words.js';
import { fill } from '../text/fill.js';
import { holds, type Json } from './condition.js';
import { getProcedure } from './form.js';
import { OFFICIAL } from './language.js';
import type { Sentence } from './procedure.js';
import type { Question } from './question.js';
import { toRoute, valuesOf } from './route.js';
import type { Form } from './session.js';
import { inFull } from './shown-answer.js';
import { spokenIn, type World } from './world.js';

/** What is not known stands as dots, as on the paper form. */
const UNKNOWN = '…';
/** After the key of a date: that date written out. */
export const IN_WORDS = '.inWords';

/**
 * Sentences that the answers call for, composed: in the words of the official form whatever language is spoken, named
 * in the language of the conversation.
 */
export function findSentences(world: World, form: Form): Sentence[] {
  const official = spokenIn(world, OFFICIAL);
  const procedure = getProcedure(official, form);
  const values = valuesOf(toRoute(procedure, form));
  const called = procedure.sentences.filter((sentence) => holds(sentence.when, values));
  if (called.length === 0) return [];
  const params = Object.fromEntries(
    procedure.questions.flatMap((question) => {
      const value = values[question.key] ?? null;
      return [
        [question.key, inSentence(official, question, value)],
        [question.key + IN_WORDS, writtenOut(value)],
      ];
    }),
  );
  const spoken = new Map(getProcedure(world, form).sentences.map((one) => [one.key, one]));
  return called.map((one) => ({ ...one, ...spoken.get(one.key), text: fill(one.text, params) }));
}

function inSentence({ domain, catalogue }: World, question: Question, value: Json): string {
  if (value === null) return UNKNOWN;
  const date = question.answer.kind === 'date' ? dateIn(value) : undefined;
  if (!date) return inFull(domain, question, value) || UNKNOWN;
  const [day, month] = [date.d, date.m].map((part) =>
    part === undefined ? UNKNOWN : String(part).padStart(2, '0'),
  );
  return fill(catalogue.labels.dateInSentence, {
    day: day ?? UNKNOWN,
    month: month ?? UNKNOWN,
    year: date.y,
  });
}

function writtenOut(value: Json): string {
  const { y, m, d } = dateIn(value) ?? { y: 0 };
  return m === undefined || d === undefined ? UNKNOWN : dateInWords({ y, m, d });
}
