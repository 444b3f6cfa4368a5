import { isDeepStrictEqual } from 'node:util';
import { kindOf } from '../answers/index.js';
import { findPinned } from '../catalogue.js';
import { dropMedia, filesOf, naturalPlace, prune } from '../form.js';
import type { Procedure } from '../procedure.js';
import type { Question } from '../question.js';
import { asked, toRoute } from '../route.js';
import { isInForm } from '../said/leaving.js';
import type { Form } from '../session.js';
import { formatPlainDate } from '../show/moments.js';
import { type Context, line } from '../turn.js';
import type { Returned } from './on-return.js';

/**
 * Takes a form over to the revision in force. Answers to questions that mean the same stay; the citizen is told which
 * questions changed, which are new and which fell away, and is asked only the first two.
 */
export function moveRevision({ world, session }: Context, form: Form, current: Procedure): Returned {
  const former = findPinned(world.catalogue, form.procedureId, form.revision);
  const kept = Object.fromEntries(
    current.questions.flatMap((question) => {
      const answer = form.answers[question.key];
      const before = former?.questions.find(({ key }) => key === question.key);
      return answer && fits(question, answer) && (!before || isSame(before, question))
        ? [[question.key, answer]]
        : [];
    }),
  );
  const { answers } = prune(current, { answers: kept, day: form.day }, []);
  const moved: Form = { ...form, revision: current.revision, answers };
  const place = isInForm(session) ? naturalPlace(world, moved) : session.place;
  const gone = former ? filesOf(former, form).filter((id) => !filesOf(current, moved).includes(id)) : [];
  return {
    session: { ...session, form: moved, place, pausedAt: null },
    before: [
      line('form.lawChanged', {
        from: formatPlainDate(current.validFrom),
        ...changes(former, form, current, moved),
      }),
    ],
    effects: gone.length === 0 ? [] : [dropMedia(gone)],
  };
}

const fits = ({ answer, required }: Question, { value }: Form['answers'][string]): boolean =>
  value === null ? !required : kindOf(answer).Value.safeParse(value).success;

/** Whether an answer to the one is an answer to the other: the citizen read the same words and had the same choice. */
const isSame = (one: Question, other: Question): boolean =>
  one.label === other.label && one.ask === other.ask && isDeepStrictEqual(one.answer, other.answer);

/** In the labels of the questions. A question that nobody had come to yet is not worth a word. */
function changes(former: Procedure | undefined, form: Form, current: Procedure, moved: Form) {
  const before = former ? asked(toRoute(former, form)) : [];
  const after = asked(toRoute(current, moved));
  const known = new Map(former?.questions.map((question) => [question.key, question]));
  const isReached = (key: string): boolean =>
    before.some((step) => step.question.key === key && step.state !== 'open');
  const open = after.filter((step) => step.state === 'open').map((step) => step.question);
  const list = (questions: readonly Question[]): string => questions.map(({ label }) => label).join('; ');
  return {
    again: list(open.filter(({ key }) => isReached(key))),
    added: former ? list(open.filter(({ key }) => !known.has(key))) : '',
    gone: list(
      before.flatMap(({ question, state }) =>
        state !== 'open' && !after.some((step) => step.question.key === question.key) ? [question] : [],
      ),
    ),
  };
}
