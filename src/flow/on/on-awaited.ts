import { findPinned } from '../catalogue.js';
import type { Line, Saying } from '../effects.js';
import { atNaturalPlace, awaitedOf, reopen } from '../media/form-files.js';
import { type Change, type Gathering, isQuiet, lostOf, poorOf, storedOf, told } from '../media/gathering.js';
import type { Arriving, HeldMedia } from '../media/held-media.js';
import { namesOf } from '../media/held-names.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import { asked, findStep, toRoute } from '../route.js';
import { isInForm } from '../said/leaving.js';
import type { Form, Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { troubleLines } from '../show/gathering-lines.js';
import { inChat, labelOf } from '../shown-answer.js';
import { type FormContext, keepSilent, line, sayOnly, showPlace, type Turn } from '../turn.js';
import type { World } from '../world.js';

/** Where nothing else is asked, so that what came of a file can be put on the table at once. */
const AT_THE_END: ReadonlySet<Place['at']> = new Set(['summary', 'changing', 'declaration']);

/** Files for a question that is not on the table have come, or will not: one word when no more are expected. */
export function tellElsewhere(context: FormContext, key: string, held: Gathering): Turn {
  const { world, session, form } = context;
  const paper = findPaper(world, form, key);
  if (!paper || !isQuiet(held)) return keepSilent(session);
  const { label, max } = paper;
  const heard = { ...session, form: toldOf(form, key) };
  if (lostOf(held).length + poorOf(held).length > 0) {
    return askAgain(heard, world, troubleLines(world, held, { max, paper: label }), label);
  }
  const arrived = storedOf(held);
  if (arrived.length < held.length) return keepSilent(session);
  return tell(heard, world, [], line('media.arrivedAside', { label, names: namesOf(world, arrived) }));
}

function toldOf(form: Form, key: string): Form {
  if (form.gatheredFor === key) return { ...form, gathered: told(form.gathered) };
  return {
    ...form,
    aside: form.aside.map((one) => (one.key === key ? { key, held: told(one.held) } : one)),
  };
}

/** What became of a file whose question was answered before it had arrived. */
export function onAwaitedChanged(context: FormContext, arriving: Arriving, what: Change): Turn {
  const { world, session, form } = context;
  const held: HeldMedia = { ...arriving.held, ...what };
  if (what.state === 'lost') return onLost(context, { ...arriving, held });
  const waiting = form.arriving.flatMap((one) => {
    if (one !== arriving) return [one];
    return what.state === 'late' ? [{ ...one, held }] : [];
  });
  const next = { ...form, arriving: waiting };
  return what.state === 'late'
    ? keepSilent({ ...session, form: next })
    : onArrived(world, { ...session, form: next }, next, { ...arriving, held });
}

function onArrived(world: World, session: Session, form: Form, { key, held }: Arriving): Turn {
  const paper = findPaper(world, form, key);
  if (!paper) return keepSilent(session);
  const { label, max, shown, number } = paper;
  const advice = troubleLines(world, [held], { max, paper: label });
  const isWaiting = awaitedOf(world, form).some((one) => one.key === key);
  if (isWaiting && advice.length === 0) return keepSilent(session);
  const retake = advice.length > 0 ? [line('media.retake', { number })] : [];
  const lines = [...advice, ...retake];
  return isWaiting
    ? tell(session, world, advice, line('media.retake', { number }))
    : tell(session, world, lines, line('media.arrivedLate', { label, shown }));
}

/** The question is asked again: at once where the form stands at its end, else next. */
function onLost({ world, session, form }: FormContext, { key, held }: Arriving): Turn {
  const paper = findPaper(world, form, key);
  const next = reopen(world, form, { key, held: { ...held, told: true } });
  const { place } = session;
  if (!paper) return keepSilent({ ...session, form: next });
  if (AT_THE_END.has(place.at)) return showPlace(atNaturalPlace(world, session, next));
  if (place.at === 'question' && place.key === key) return showPlace({ ...session, form: next });
  const { label, max } = paper;
  return askAgain(
    { ...session, form: next },
    world,
    troubleLines(world, [held], { max, paper: label }),
    label,
  );
}

function askAgain(session: Session, world: World, why: Line[], label: string): Turn {
  return session.place.at === 'question'
    ? showPlace(session, ...why, line('media.askedNext', { label }))
    : tell(session, world, why, line('media.sendAgain', { label }));
}

/** Under the summary the way on belongs to it; elsewhere nothing that was asked is asked once more. */
function tell(session: Session, world: World, before: Line[], last: Line): Turn {
  if (AT_THE_END.has(session.place.at)) return showPlace(session, ...before, last);
  const way: Saying['buttons'] = isInForm(session) ? [] : buttons(world, ['resume', tap('resume')]);
  return sayOnly(session, { ...last, before, buttons: way });
}

type Paper = { label: string; max: number; shown: string; number: number };

/** The question of a gathering, as the citizen knows it. */
function findPaper(world: World, form: Form, key: string): Paper | undefined {
  const procedure = findPinned(world.catalogue, form.procedureId, form.revision);
  const step = procedure && findStep(asked(toRoute(procedure, form)), key);
  if (step?.question.answer.kind !== 'attachment') return undefined;
  const { question, value, number } = step;
  const { max } = step.question.answer;
  return { label: labelOf(question), max, shown: inChat(world, question, value), number };
}
