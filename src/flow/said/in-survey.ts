import { mentions } from '../../text/mentions.js';
import { readOptionNumber } from '../../text/option-number.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { FlowEffect } from '../effects.js';
import type { Place } from '../place.js';
import { foldWords, type Meaning, tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { gradeLabel } from '../show/show-survey.js';
import { GRADES, Grade, isSurveyOpen, type OpenSurvey, SURVEY_DAYS } from '../survey.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { calm } from './alarm.js';
import { inMenu } from './in-menu.js';
import { isFree, isInForm, keyOnTable } from './leaving.js';
import { wayOn } from './notices.js';

type Here = Extract<Place, { at: 'survey' }>;

/** After so long somebody who writes has another matter. */
const WORDS_WAIT_MS = 30 * 60_000;
const MOST_WORDS = 1000;

/** The buttons of a survey, wherever they are pressed and however old they are; undefined for everything else. */
export function survey(context: Context, meaning: Meaning): Turn | undefined {
  if (meaning.do !== 'surveyGrade' && meaning.do !== 'surveyWords') return undefined;
  const [, dossierId = '', value] = /^([^=\s]+)=([1-5])$/.exec(meaning.key ?? '') ?? [];
  const grade = Grade.safeParse(Number(value)).data;
  const open = findOpen(context, dossierId);
  if (!open || !grade) return tellClosed(context);
  return meaning.do === 'surveyGrade' ? takeGrade(context, open, grade) : askWords(context, open, grade);
}

/** "How satisfied?", then what may be written to it. What is neither a grade nor such words is heard as in the menu. */
export function inSurvey(context: Context, meaning: Meaning, place: Here): Turn {
  const open = findOpen(context, place.dossierId);
  const isStale = !meaning.typed && !('key' in meaning && meaning.key === place.dossierId);
  if (!open || isStale) return elsewhere(context, meaning);
  switch (meaning.do) {
    case 'no':
    case 'later':
    case 'skip':
    case 'back':
    case 'cancel':
    case 'done':
      return enough(context);
    case 'yes':
      return place.grade === null ? showPlace(context.session) : enough(context);
    case 'words':
      return takeTyped(context, { open, place, text: meaning.text }) ?? elsewhere(context, meaning);
    default:
      return elsewhere(context, meaning);
  }
}

type Typed = { open: OpenSurvey; place: Here; text: string };

function takeTyped(context: Context, { open, place, text }: Typed): Turn | undefined {
  const isAwaited = place.grade === null || context.at - place.since <= WORDS_WAIT_MS;
  const grade = isAwaited ? findGrade(context, text) : undefined;
  if (grade) return takeGrade(context, open, grade);
  return isAwaited && place.grade !== null
    ? takeWords(context, open, { grade: place.grade, text })
    : undefined;
}

const findOpen = ({ session, at }: Context, dossierId: string): OpenSurvey | undefined =>
  session.surveys.find((one) => one.dossierId === dossierId && isSurveyOpen(one, at));

/** "5", or the words of a button. */
function findGrade({ world }: Context, text: string): Grade | undefined {
  const words = withoutPoliteness(foldWords(text));
  const byWords = GRADES.find((one) => foldWords(gradeLabel(world, one)) === words);
  return byWords ?? Grade.safeParse(readOptionNumber(text)).data;
}

/** Takes it at once; what may be written to it is asked where that interrupts nothing. */
function takeGrade(context: Context, open: OpenSurvey, grade: Grade): Turn {
  const { world, session } = context;
  const { session: answered, effect } = answer(session, open, { grade, words: '' });
  if (isFree(session)) return withEffects(putWords({ ...context, session: answered }, open, grade), effect);
  const params = { code: open.code, grade: gradeLabel(world, grade) };
  const write = ['writeWords', tap('surveyWords', `${open.dossierId}=${grade}`)] as const;
  const person = grade < 3 ? [['person', tap('person')] as const] : [];
  const taps = [...buttons(world, write, ...person), ...wayOn(world, session)];
  return withEffects(sayOnly(answered, saying('survey.noted', params, taps)), effect);
}

/** The citizen wants to write: a form that is open waits where it is. */
function askWords(context: Context, open: OpenSurvey, grade: Grade): Turn {
  const { session } = context;
  const pausedAt = isInForm(session) ? keyOnTable(session) : session.pausedAt;
  return putWords({ ...context, session: { ...session, pausedAt } }, open, grade);
}

const putWords = ({ session, at }: Context, { dossierId }: OpenSurvey, grade: Grade): Turn =>
  showPlace({ ...session, place: { at: 'survey', dossierId, grade, since: at }, misses: 0 });

function takeWords(
  context: Context,
  open: OpenSurvey,
  { grade, text }: { grade: Grade; text: string },
): Turn {
  const words = text.slice(0, MOST_WORDS);
  const { session, effect } = answer(toMenu(context.session), open, { grade, words });
  const isGrave = mentions(text, context.world.catalogue.alarms.despair);
  const grave = isGrave ? calm({ ...context, session }, text) : undefined;
  return withEffects(grave ?? showPlace(session, line('survey.taken')), effect);
}

function answer(session: Session, open: OpenSurvey, given: { grade: Grade; words: string }) {
  const turn = open.turns + 1;
  const surveys = session.surveys.map((one) => (one === open ? { ...one, turns: turn } : one));
  const { dossierId, askedAt } = open;
  const effect: FlowEffect = { type: 'recordSurvey', dossierId, askedAt, answer: { turn, ...given } };
  return { session: { ...session, surveys }, effect };
}

const toMenu = (session: Session): Session => ({ ...session, place: { at: 'menu' }, misses: 0 });

const enough = ({ session }: Context): Turn => showPlace(toMenu(session), line('survey.enough'));

const elsewhere = (context: Context, meaning: Meaning): Turn =>
  inMenu({ ...context, session: toMenu(context.session) }, meaning);

function tellClosed({ world, session }: Context): Turn {
  const taps = [...buttons(world, ['person', tap('person')]), ...wayOn(world, session)];
  return sayOnly(session, saying('survey.closed', { days: SURVEY_DAYS }, taps));
}
