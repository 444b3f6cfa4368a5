import { kindOf } from '../answers/index.js';
import { findHolder } from '../card/find-holder.js';
import { getProcedure, naturalPlace, routeOf } from '../form.js';
import { isSkipLabel } from '../judge-answer.js';
import { poorOf } from '../media/gathering.js';
import type { Place } from '../place.js';
import type { Question } from '../question.js';
import { type Meaning, readMeaning } from '../read-meaning.js';
import { findPrevious, findStep } from '../route.js';
import { inSlotQuestion, leaveSlotToOffice } from '../slots/in-slot-question.js';
import { type FormContext, line, showPlace, type Turn } from '../turn.js';
import { calm, calmBeforeOpenAnswer } from './alarm.js';
import { answerTopic, findTopic } from './ask.js';
import { finishFiles, keepBothPhotos, keepPhotos, leaveFiles } from './gather-files.js';
import { afterTold, keepTold } from './grow-text.js';
import { miss } from './miss.js';
import { takeSeveral } from './several-answers.js';
import { settleAnswer, takeAnswer } from './take-answer.js';

type QuestionPlace = Extract<Place, { at: 'question' }>;

/** At a question: its buttons, the commands that move around it, and everything else as an answer. */
export function inQuestion(context: FormContext, meaning: Meaning, place: QuestionPlace): Turn {
  const question = getProcedure(context.world, context.form).questions.find((one) => one.key === place.key);
  if (!question) return showPlace({ ...context.session, place: naturalPlace(context.world, context.form) });
  if (!meaning.typed && (meaning.do === 'unknownTap' || meaning.key !== question.key)) {
    return showPlace(context.session, line('staleTap'));
  }
  const left =
    meaning.do === 'skip' && question.answer.kind === 'slot' && leaveSlotToOffice(context, question);
  if (left) return left;
  switch (meaning.do) {
    case 'back':
      return goBack(context, question);
    case 'skip':
      return skip(context, question, meaning);
    case 'keep':
      return keep(context, question, meaning.text);
    case 'keepPhotos':
      return hasGathered(context, question)
        ? keepPhotos(context, question)
        : answer(context, question, meaning.text);
    case 'keepBoth':
      return hasGathered(context, question)
        ? keepBothPhotos(context, question)
        : answer(context, question, meaning.text);
    case 'done':
      if (question.answer.kind === 'attachment') return finishFiles(context, question);
      return noneOrAnswer(context, question, meaning);
    case 'photoCard':
      return offerCard(context, question, meaning);
    case 'yes':
      return place.checking
        ? settleAnswer(context, question, place.checking.answer)
        : answer(context, question, meaning.text);
    case 'no':
      if (place.checking) return askAgain(context, question);
      return noneOrAnswer(context, question, meaning);
    default:
      return answer(context, question, meaning.text);
  }
}

/** Kinds that take nearly any words: a command that makes no sense here must not become somebody's name. */
const OPEN_KINDS: ReadonlySet<string> = new Set(['personName', 'address']);

function answer(context: FormContext, question: Question, text: string): Turn {
  const { kind } = question.answer;
  if (OPEN_KINDS.has(kind) && readMeaning(text, context.world.catalogue).do !== 'words') {
    return miss(context, line(`reasons.${kind}.notUnderstood`), question);
  }
  const calmed = OPEN_KINDS.has(kind) ? calmBeforeOpenAnswer(context, text) : undefined;
  if (calmed) return calmed;
  if (isSkipLabel(question, text)) return settleAnswer(context, question, { value: null, warnings: [] });
  const chosen = question.answer.kind === 'slot' ? inSlotQuestion(context, text) : undefined;
  if (chosen) return orAside(context, chosen, text);
  const several = takeSeveral(context, question, text);
  if (several) return several;
  const whole = afterTold(context.form, question, text);
  const turn = keepTold(takeAnswer(context, question, { text: whole, at: context.at }), question, whole);
  return orAside(context, turn, text);
}

/** A question about the office, or words of despair, danger or anger: answered, and not counted as a failure. */
function orAside(context: FormContext, turn: Turn, text: string): Turn {
  const { session } = turn;
  if (session.misses <= context.session.misses) return turn;
  const aside = { ...context, session: { ...session, misses: context.session.misses } };
  const topic = findTopic(context, text);
  return topic ? answerTopic(aside, topic) : (calm(aside, text) ?? turn);
}

/** "Không" or "xong" to something that need not be there means that it is not; a choice may have it as an answer. */
function noneOrAnswer(context: FormContext, question: Question, meaning: Meaning): Turn {
  const isNone = !question.required && context.form.gathered.length === 0;
  return isNone ? skip(context, question, meaning) : answer(context, question, meaning.text);
}

const askAgain = ({ session }: FormContext, question: Question): Turn =>
  showPlace({ ...session, misses: 0, place: { at: 'question', key: question.key, checking: null } });

function goBack({ world, session, form }: FormContext, question: Question): Turn {
  const previous = findPrevious(routeOf(world, form), question.key);
  if (!previous) return showPlace(session, line('form.isFirst'));
  const place = { at: 'question' as const, key: previous.question.key, checking: null };
  return showPlace({ ...session, place, misses: 0 });
}

/** Typed "không có" may be the answer itself, to a yes/no question or as a required text; else it skips. */
function skip(context: FormContext, question: Question, meaning: Meaning): Turn {
  const said = { text: meaning.text, at: context.at };
  const isPick = question.answer.kind === 'yesNo' || question.answer.kind === 'choice';
  const isAnswer =
    isPick && kindOf(question.answer).parse(said, question.answer, context.world.domain).outcome === 'valid';
  if (meaning.typed && (question.required || isAnswer)) return answer(context, question, meaning.text);
  if (question.required) return miss(context, line('form.required'), question);
  return settleAnswer(context, question, { value: null, warnings: [] });
}

function keep(context: FormContext, question: Question, text: string): Turn {
  const { world, session, form } = context;
  const has = hasGathered(context, question);
  if (has && poorOf(form.gathered).length > 0) return keepPhotos(context, question);
  if (findStep(routeOf(world, form), question.key)?.state === 'open') return answer(context, question, text);
  if (has) return leaveFiles(context);
  return showPlace({ ...session, place: naturalPlace(world, form), misses: 0 });
}

/** How to take the photo, and what becomes of it, over the question: typing stays as good an answer. */
function offerCard(context: FormContext, question: Question, meaning: Meaning): Turn {
  const { world, session, form } = context;
  if (!findHolder(world, form, question.key)) return answer(context, question, meaning.text);
  return showPlace({ ...session, misses: 0 }, line('idCard.offer'));
}

const hasGathered = ({ form }: FormContext, question: Question): boolean =>
  form.gatheredFor === question.key && form.gathered.length > 0;
