import { kindOf } from '../flow/answers/index.js';
import { PERSON_KEYS, PersonPart } from '../flow/person-part.js';
import type { Procedure } from '../flow/procedure.js';
import type { Question } from '../flow/question.js';
import { IN_WORDS } from '../flow/sentences.js';
import { choicesOf } from '../flow/shown-answer.js';
import type { DomainData } from '../identity/domain-data.js';
import { placesOf } from '../text/fill.js';
import { lintBefore } from './lint-before.js';
import { DATED, type Finding, lintCondition, lintKey, lintKind } from './lint-keys.js';
import { lintMappings } from './lint-mappings.js';
import { lintRule } from './lint-rule.js';
import { lintSensitive } from './lint-sensitive.js';

/** Noon of the day that examples are tried on; any day after the dates in them would do. */
const EXAMPLE_TIME = Date.UTC(2026, 10, 23, 5);
const LONGEST_BUTTON = 100;

/**
 * What a schema cannot see: keys, options and places that must exist, conditions that may look only backwards (so
 * that every route ends), examples that their own question must understand.
 */
export function lintProcedure(procedure: Procedure, domain: DomainData): Finding[] {
  const { questions } = procedure;
  return [
    ...(procedure.validFrom <= procedure.validTo ? [] : [{ path: 'validTo', reason: 'is before validFrom' }]),
    ...questions.flatMap((question, index) => lintQuestion(question, questions.slice(0, index), domain)),
    ...procedure.rules.flatMap((rule, index) => lintRule(rule, questions, `rules.${index}`)),
    ...procedure.sentences.flatMap((sentence, index) => [
      ...lintCondition(sentence.when, questions, `sentences.${index}.when`),
      ...placesOf(sentence.text).flatMap((place) => lintPlace(place, questions, `sentences.${index}.text`)),
      ...(questions.some((one) => one.section === sentence.section)
        ? []
        : [{ path: `sentences.${index}.section`, reason: `no section "${sentence.section}"` }]),
    ]),
    ...lintBefore(procedure),
    ...lintMappings(procedure),
    ...lintPeople(procedure),
    ...lintSensitive(procedure),
  ];
}

const lintPlace = (place: string, questions: readonly Question[], path: string): Finding[] =>
  place.endsWith(IN_WORDS)
    ? lintKind(place.slice(0, -IN_WORDS.length), DATED, questions, path)
    : lintKey(place, questions, path);

function lintQuestion(question: Question, earlier: readonly Question[], domain: DomainData): Finding[] {
  const path = `questions.${question.key}`;
  const found: Finding[] = [];
  if (earlier.some((one) => one.key === question.key)) found.push({ path, reason: 'this key stands twice' });
  if (question.when) found.push(...lintCondition(question.when, earlier, `${path}.when`));
  if (question.askIf) found.push(...lintCondition(question.askIf.when, earlier, `${path}.askIf`));
  if (question.derive) found.push(...lintDerive(question, earlier, path));
  if (question.copyFrom) {
    found.push(...lintCondition(question.copyFrom.when, earlier, `${path}.copyFrom.when`));
    found.push(...lintKey(question.copyFrom.key, earlier, `${path}.copyFrom.key`));
  }
  for (const { label } of choicesOf(domain, question)) {
    if (label.length > LONGEST_BUTTON)
      found.push({ path, reason: `button "${label}" is longer than 100 characters` });
  }
  return [...found, ...lintExample(question, domain)];
}

function lintDerive({ derive, answer }: Question, earlier: readonly Question[], path: string): Finding[] {
  if (!derive) return [];
  const unknown = [derive.within, derive.after].filter(
    (value) => answer.kind !== 'choice' || !answer.options.some((option) => option.value === value),
  );
  return [
    ...lintKind(derive.from, DATED, earlier, `${path}.derive.from`),
    ...unknown.map((value) => ({ path: `${path}.derive`, reason: `"${value}" is no option` })),
  ];
}

/** The example must be an answer; a photo cannot be typed, there it only describes one. */
function lintExample(question: Question, domain: DomainData): Finding[] {
  if (question.answer.kind === 'attachment') return [];
  const said = { text: question.example, at: EXAMPLE_TIME };
  const { outcome } = kindOf(question.answer).parse(said, question.answer, domain);
  if (outcome === 'valid') return [];
  return [{ path: `questions.${question.key}.example`, reason: `"${question.example}" is ${outcome}` }];
}

/** A person is declared only for what the keys do not say, with questions of the kind that the part is asked by. */
function lintPeople({ people, questions }: Procedure): Finding[] {
  return people.flatMap(({ prefix, keys }, index) => {
    const path = `people.${index}`;
    const isTwice = people.findIndex((one) => one.prefix === prefix) < index;
    const isKnown = questions.some((one) => one.key.startsWith(`${prefix}.`)) || Object.keys(keys).length > 0;
    return [
      ...(isTwice ? [{ path, reason: `"${prefix}" stands twice` }] : []),
      ...(isKnown ? [] : [{ path, reason: `no question is about "${prefix}"` }]),
      ...PersonPart.options.flatMap((part) => {
        const key = keys[part];
        return key === undefined
          ? []
          : lintKind(key, PERSON_KEYS[part].kind, questions, `${path}.keys.${part}`);
      }),
    ];
  });
}
