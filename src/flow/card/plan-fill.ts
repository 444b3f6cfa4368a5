import { kindOf } from '../answers/index.js';
import type { Json } from '../condition.js';
import { newDoubts } from '../doubts.js';
import type { Line } from '../effects.js';
import { getProcedure, routeOf } from '../form.js';
import { type Person, samePeople } from '../people-of.js';
import { PersonPart } from '../person-part.js';
import type { Question } from '../question.js';
import { findStep, toRoute, valuesOf } from '../route.js';
import { findBroken } from '../rules.js';
import type { Form } from '../session.js';
import { inFull } from '../shown-answer.js';
import { type FormContext, line } from '../turn.js';
import type { PersonFacts } from './facts-of-card.js';

/**
 * What can be filled in at once about a person: new answers, those among them that replace another (`was`), and what
 * the citizen should know before saying yes.
 */
export type Fill = {
  given: Form['answers'];
  questions: Question[];
  changed: { question: Question; was: Json; now: Json }[];
  remarks: Line[];
};

/** A form that is being filled in, in the chat or at the counter. */
type Filling = Pick<FormContext, 'world' | 'form' | 'at'>;

/**
 * Answers every question about this person, and about whomever the form takes for the same one, that applies and that
 * the facts can answer. Each goes through its own kind and rules as if it had been typed; what these refuse stays
 * to be asked. What is answered alike already is left alone.
 */
export function planFill(context: Filling, person: Person, facts: PersonFacts): Fill {
  const procedure = getProcedure(context.world, context.form);
  const before = valuesOf(routeOf(context.world, context.form));
  const texts = textsOf(samePeople(procedure, person, before), facts);
  let fill: Fill = { given: {}, questions: [], changed: [], remarks: [] };
  for (const question of procedure.questions) {
    const text = texts.get(question.key);
    if (text !== undefined) fill = withAnswer(context, fill, question, text);
  }
  const doubts = newDoubts(
    { world: context.world, procedure },
    before,
    valuesOf(routeWith(context, fill.given)),
  );
  const remarks = doubts.map(({ warning }) => line(warning.key, warning.params));
  return { ...fill, remarks: [...fill.remarks, ...remarks] };
}

function textsOf(people: readonly Person[], facts: PersonFacts): Map<string, string> {
  return new Map(
    people.flatMap(({ keys }) =>
      PersonPart.options.flatMap((part): [string, string][] => {
        const [key, text] = [keys[part], facts[part]];
        return key === undefined || text === undefined ? [] : [[key, text]];
      }),
    ),
  );
}

const routeWith = ({ world, form }: Filling, given: Form['answers']) =>
  toRoute(getProcedure(world, form), { answers: { ...form.answers, ...given }, day: form.day });

function withAnswer(context: Filling, fill: Fill, question: Question, text: string): Fill {
  const { world, form, at } = context;
  const step = findStep(routeWith(context, fill.given), question.key);
  if (!step || step.state === 'copied' || step.state === 'derived') return fill;
  const parsed = kindOf(question.answer).parse({ text, at }, question.answer, world.domain);
  if (parsed.outcome !== 'valid') return fill;
  const now: Json = parsed.value;
  const isAnswered = step.state === 'answered';
  if (isAnswered && inFull(world.domain, question, now) === inFull(world.domain, question, step.value))
    return fill;
  const given = { ...fill.given, [question.key]: { value: now, warnings: parsed.warnings } };
  if (findBroken(getProcedure(world, form), question.key, routeWith(context, given)) !== undefined)
    return fill;
  const remarks = parsed.confirm ? parsed.warnings.map((one) => line(one.key, one.params)) : [];
  return {
    given,
    questions: [...fill.questions, question],
    changed: isAnswered ? [...fill.changed, { question, was: step.value, now }] : fill.changed,
    remarks: [...fill.remarks, ...remarks],
  };
}
