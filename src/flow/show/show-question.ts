import type { Choice } from '../answers/answer-kind.js';
import { isCardOffered } from '../card/find-holder.js';
import { holds } from '../condition.js';
import type { Saying } from '../effects.js';
import { progressOf, routeOf } from '../form.js';
import { countedOf } from '../media/gathering.js';
import { savedButtons } from '../memory/offer-saved.js';
import type { Place } from '../place.js';
import type { Question } from '../question.js';
import { answerTap, tap } from '../read-meaning.js';
import { findPrevious, findStep, type Route, type RouteStep, valuesOf } from '../route.js';
import type { Form, Session } from '../session.js';
import { choicesOf, inChat, labelOf } from '../shown-answer.js';
import { findChoosing, tableFor } from '../slots/choosing.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons, MOST_BUTTONS } from './buttons.js';
import { troubleLines } from './gathering-lines.js';
import { showGathering } from './show-gathering.js';
import { showSlots } from './show-slots.js';

type QuestionPlace = Extract<Place, { at: 'question' }>;
type Checking = NonNullable<QuestionPlace['checking']>;

/** From this failure in a row on, a button leads to a person. */
export const MISSES_UNTIL_PERSON = 3;

/** The question on the table, or its understood answer that waits for a yes. */
export function showQuestion(world: World, session: Session, form: Form, place: QuestionPlace): Saying {
  const route = routeOf(world, form);
  const step = findStep(route, place.key);
  if (!step) throw new Error(`question ${place.key} is not on the route`);
  if (place.checking) return showCheck(world, step.question, place.checking);
  if (step.question.answer.kind === 'slot') return showSlotQuestion(world, session, form, step);
  if (form.gatheredFor !== place.key) return showAsk(world, session, form, route, step);
  const held = form.gathered;
  if (countedOf(held).length > 0) return showGathering(world, form, step, progressOf(route, step));
  return {
    ...showAsk(world, session, form, route, step),
    before: troubleLines(world, held, { max: held.length }),
  };
}

function showSlotQuestion(world: World, session: Session, form: Form, step: RouteStep): Saying {
  const route = routeOf(world, form);
  const { key, ask, help = '' } = step.question;
  const choosing = findChoosing(world, session);
  if (!choosing) throw new Error(`question ${key} chooses no hour`);
  const current =
    step.state === 'answered'
      ? `${world.catalogue.labels.current} ${inChat(world, step.question, step.value)}`
      : '';
  const back = findPrevious(route, key) ? buttons(world, ['back', tap('back', key)]) : [];
  return showSlots(world, {
    choosing,
    table: tableFor(session, form.formId),
    head: { ...progressOf(route, step), ask, help, current },
    own: [...ownButtons(world, session, form, step), ...back],
  });
}

function showCheck(world: World, question: Question, { answer, remarks }: Checking): Saying {
  const shown = inChat(world, question, answer.value);
  const taps = buttons(world, ['yes', tap('yes', question.key)], ['retype', tap('no', question.key)]);
  return { ...saying('question.check', { label: labelOf(question), shown }, taps), before: remarks };
}

function showAsk(world: World, session: Session, form: Form, route: Route, step: RouteStep): Saying {
  const { question } = step;
  const { labels } = world.catalogue;
  const choices = choicesOf(world.domain, question);
  const own = ownButtons(world, session, form, step);
  const listed = question.answer.kind === 'choice' && choices.length > MOST_BUTTONS - own.length;
  const taps = [...choices.slice(0, MOST_BUTTONS - own.length).map((one) => toButton(question, one)), ...own];
  const back = findPrevious(route, question.key) ? buttons(world, ['back', tap('back', question.key)]) : [];
  return saying(
    'question.asked',
    {
      ...progressOf(route, step),
      example: session.simple && choices.length === 0 ? question.example : '',
      ask: question.askIf && holds(question.askIf.when, valuesOf(route)) ? question.askIf.ask : question.ask,
      options: listed ? choices.map((one, index) => `${index + 1}. ${one.label}`).join('\n') : '',
      listed: listed ? labels.options : '',
      help: question.help ?? '',
      optional: question.required || question.skipLabel !== undefined ? '' : labels.optional,
      current: currentOf(world, form, step),
    },
    [...taps, ...back].slice(0, MOST_BUTTONS),
  );
}

/** What is noted for the question so far: its answer, or the beginning of one. */
function currentOf(world: World, { told }: Form, { question, state, value }: RouteStep): string {
  const { labels } = world.catalogue;
  if (told?.key === question.key)
    return `${labels.current} ${question.sensitive ? labels.recorded : told.text}`;
  return state === 'answered' ? `${labels.current} ${inChat(world, question, value)}` : '';
}

function ownButtons(
  world: World,
  session: Session,
  form: Form,
  { question, state }: RouteStep,
): Saying['buttons'] {
  const skip = {
    label: question.skipLabel ?? world.catalogue.labels.skip,
    payload: tap('skip', question.key),
  };
  const offer = isCardOffered(world, form, question.key);
  return [
    ...savedButtons(world, session, form, question.key),
    ...(offer ? buttons(world, ['photoCard', tap('photoCard', question.key)]) : []),
    ...(state === 'open' ? [] : buttons(world, ['keep', tap('keep', question.key)])),
    ...(question.required ? [] : [skip]),
    ...(session.misses >= MISSES_UNTIL_PERSON ? buttons(world, ['person', tap('person')]) : []),
  ];
}

const toButton = (question: Question, { label, value }: Choice): Saying['buttons'][number] => ({
  label,
  payload: answerTap(question.key, value),
});
