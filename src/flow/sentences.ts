import type { DomainData } from '../identity/domain-data.js';
import { fill } from '../wording/fill.js';
import { holds } from './condition.js';
import type { Procedure, Sentence } from './procedure.js';
import { type Route, valuesOf } from './route.js';
import { inFull } from './shown-answer.js';

/** Sentences that the answers call for, composed; what is not known stands as dots, as on the paper form. */
export function findSentences(domain: DomainData, procedure: Procedure, route: Route): Sentence[] {
  const values = valuesOf(route);
  const params = Object.fromEntries(
    procedure.questions.map((question) => {
      const value = values[question.key] ?? null;
      return [question.key, value === null ? '…' : inFull(domain, question, value)];
    }),
  );
  return procedure.sentences
    .filter((sentence) => holds(sentence.when, values))
    .map((sentence) => ({ ...sentence, text: fill(sentence.text, params) }));
}
