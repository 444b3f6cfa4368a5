import { PartialDate } from '../identity/partial-date.js';
import { fill } from '../text/fill.js';
import { holds, type Json } from './condition.js';
import type { Procedure, Sentence } from './procedure.js';
import type { Question } from './question.js';
import { type Route, valuesOf } from './route.js';
import { inFull } from './shown-answer.js';
import type { World } from './world.js';

/** What is not known stands as dots, as on the paper form. */
const UNKNOWN = '…';

/** Sentences that the answers call for, composed. */
export function findSentences(world: World, procedure: Procedure, route: Route): Sentence[] {
  const values = valuesOf(route);
  const called = procedure.sentences.filter((sentence) => holds(sentence.when, values));
  if (called.length === 0) return [];
  const params = Object.fromEntries(
    procedure.questions.map((question) => [
      question.key,
      inSentence(world, question, values[question.key] ?? null),
    ]),
  );
  return called.map((sentence) => ({ ...sentence, text: fill(sentence.text, params) }));
}

function inSentence({ domain, catalogue }: World, question: Question, value: Json): string {
  if (value === null) return UNKNOWN;
  if (question.answer.kind !== 'date') return inFull(domain, question, value);
  const date = PartialDate.safeParse(value);
  if (!date.success) return UNKNOWN;
  const { d, m, y } = date.data;
  const [day, month] = [d, m].map((part) => (part === undefined ? UNKNOWN : String(part).padStart(2, '0')));
  return fill(catalogue.labels.dateInSentence, { day: day ?? UNKNOWN, month: month ?? UNKNOWN, year: y });
}
