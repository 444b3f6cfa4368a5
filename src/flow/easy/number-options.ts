import { kindOf } from '../answers/index.js';
import type { Button, Saying } from '../effects.js';
import { getProcedure, routeOf } from '../form.js';
import type { Question } from '../question.js';
import { answerTap, tap } from '../read-meaning.js';
import { findPrevious } from '../route.js';
import type { Session } from '../session.js';
import { choicesOf } from '../shown-answer.js';
import type { World } from '../world.js';

/** What can be chosen by typing a number, and what cannot; 0 always leads back. */
export type Numbered = {
  options: { number: number; label: string; payload: string }[];
  /** words are wanted rather than a number; the numbers are for doing without */
  typing: boolean;
};

/** Their own text counts what can be chosen, or what is typed goes elsewhere: a question's number, a clerk's ear. */
const COUNTED_ALREADY =
  /^(?:menu|slot|appointment|situation|talk)\.|^summary\.whichNumber$|^survey\.(?:announced|noted)$/;
/** A "1" too many must not sign a declaration that nobody has read; the grades of a survey are their own numbers. */
const FROM_BEHIND: ReadonlySet<string> = new Set(['declaration.asked', 'survey.asked']);
const BACK = tap('back');
const WAYS_OUT: ReadonlySet<string> = new Set([tap('person'), tap('simple')]);

const isBack = ({ payload }: Button): boolean => payload === BACK || payload.startsWith(`${BACK} `);

/**
 * The numbers of a saying. At a question with choices they are its choices, all of them, and what else its buttons do;
 * where something is typed they are what else can be done, unless a number may be the answer; anywhere else they are the buttons.
 */
export function numberOptions(world: World, session: Session, saying: Saying): Numbered {
  const { key, buttons } = saying;
  if (COUNTED_ALREADY.test(key)) return { options: zeroOfMenu(saying), typing: false };
  const question = key === 'question.asked' ? findAsked(world, session) : undefined;
  const back = question ? backFrom(world, session, question) : buttons.find(isBack);
  const zero = back ? [{ ...back, number: 0 }] : [];
  const counted = question ? ofQuestion(world, question, buttons) : buttons.filter((one) => !isBack(one));
  const ordered = FROM_BEHIND.has(key) ? counted.toReversed() : counted;
  return {
    options: [...ordered.map((one, index) => ({ ...one, number: index + 1 })), ...zero],
    typing: question !== undefined && !isPick(question),
  };
}

/** The menu counts its own lines from 1; what was left open is 0. */
function zeroOfMenu({ key, buttons }: Saying): Numbered['options'] {
  const open = key === 'menu.shown' ? buttons.find(({ payload }) => payload === tap('resume')) : undefined;
  return open ? [{ ...open, number: 0 }] : [];
}

/** Also where so many can be chosen that no place is left for the button. */
function backFrom(world: World, { form }: Session, question: Question): Button | undefined {
  const previous = form && findPrevious(routeOf(world, form), question.key);
  if (!previous || isAnswer(world, question, '0')) return undefined;
  return { label: world.catalogue.labels.back, payload: tap('back', question.key) };
}

function ofQuestion(world: World, question: Question, buttons: readonly Button[]): Button[] {
  const choices = isPick(question)
    ? choicesOf(world.domain, question).map(({ label, value }) => ({
        label,
        payload: answerTap(question.key, value),
      }))
    : [];
  const known = new Set(choices.map(({ payload }) => payload));
  const others = buttons.filter(
    (one) => !known.has(one.payload) && !isBack(one) && !WAYS_OUT.has(one.payload),
  );
  const isTyped = !isPick(question) && others.some((_, index) => isAnswer(world, question, `${index + 1}`));
  return isTyped ? [] : [...choices, ...others];
}

/** Whether one of a few is chosen, and nothing has to be typed. */
const isPick = ({ answer }: Question): boolean => answer.kind === 'choice' || answer.kind === 'yesNo';

const isAnswer = ({ domain }: World, { answer }: Question, text: string): boolean =>
  kindOf(answer).parse({ text, at: 0 }, answer, domain).outcome === 'valid';

function findAsked(world: World, { place, form }: Session): Question | undefined {
  if (!form || place.at !== 'question') return undefined;
  return getProcedure(world, form).questions.find((one) => one.key === place.key);
}
