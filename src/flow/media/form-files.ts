import type { Attachment } from '../answers/attachment.js';
import type { FlowEffect } from '../effects.js';
import { dropMedia, filesOf, getProcedure, naturalPlace, routeOf } from '../form.js';
import { asked, findStep } from '../route.js';
import { isInForm } from '../said/leaving.js';
import type { Form, Session } from '../session.js';
import { filesOfAnswer } from '../shown-answer.js';
import type { World } from '../world.js';
import { stored } from './gathering.js';
import type { Arriving, HeldMedia } from './held-media.js';

/**
 * Keeps the files of a form in order after every event. What was gathered for a question that the citizen then left is
 * laid aside, and lies on the table again with its question; it goes when the question does not apply any more.
 */
export function arrangeFiles(world: World, session: Session): { session: Session; effects: FlowEffect[] } {
  const { form, place } = session;
  const isThere = place.at === 'leaving' || (place.at === 'question' && place.key === form?.gatheredFor);
  if (!form || !isInForm(session) || (form.aside.length === 0 && (isThere || form.gathered.length === 0)))
    return { session, effects: [] };
  const laid = isThere ? form : layAside(form);
  const route = asked(routeOf(world, form));
  const applying = { ...laid, aside: laid.aside.filter(({ key }) => findStep(route, key)) };
  const arranged = !isThere && place.at === 'question' ? takeUp(applying, place.key) : applying;
  const procedure = getProcedure(world, form);
  const kept = filesOf(procedure, arranged);
  const gone = filesOf(procedure, form).filter((id) => !kept.includes(id));
  return {
    session: { ...session, form: arranged },
    effects: gone.length === 0 ? [] : [dropMedia(gone)],
  };
}

function layAside(form: Form): Form {
  const { gathered, gatheredFor, aside } = form;
  if (gathered.length === 0 || gatheredFor === null) return form;
  const others = aside.filter(({ key }) => key !== gatheredFor);
  return {
    ...form,
    gathered: [],
    gatheredFor: null,
    closing: false,
    aside: [...others, { key: gatheredFor, held: gathered }],
  };
}

function takeUp(form: Form, key: string): Form {
  const found = form.aside.find((one) => one.key === key);
  if (!found) return form;
  const aside = form.aside.filter((one) => one !== found);
  return { ...form, gathered: found.held, gatheredFor: key, closing: false, aside };
}

export const arrivingOf = (key: string, files: readonly HeldMedia[]): Arriving[] =>
  files.filter((one) => one.state !== 'stored').map((held) => ({ key, held }));

/** Makes a gathering of an answer again, the lost file among the others, so that its question is asked once more. */
export function reopen(world: World, form: Form, { key, held }: Arriving): Form {
  const { [key]: answer, ...answers } = form.answers;
  const question = getProcedure(world, form).questions.find((one) => one.key === key);
  const files = question ? filesOfAnswer(question, answer?.value ?? null) : [];
  const coming = form.arriving.filter((one) => one.key === key).map((one) => one.held);
  const again = files.map((file, index) =>
    file.mediaId === held.item.mediaId
      ? held
      : (coming.find((one) => one.item.mediaId === file.mediaId) ?? arrived(file, index)),
  );
  return {
    ...form,
    answers,
    arriving: form.arriving.filter((one) => one.key !== key),
    aside: [...form.aside.filter((one) => one.key !== key), { key, held: again }],
  };
}

/** Its address is not needed any more. */
const arrived = (file: Attachment, index: number): HeldMedia => stored({ url: '', ...file }, index + 1);

/** Files of given answers that have not arrived: until they have, the form cannot be handed over. */
export function awaitedOf(world: World, form: Form): Arriving[] {
  const kept = filesOf(getProcedure(world, form), form);
  return form.arriving.filter((one) => kept.includes(one.held.item.mediaId));
}

/** The session at the form's next question. */
export const atNaturalPlace = (world: World, session: Session, form: Form): Session => ({
  ...session,
  form,
  place: naturalPlace(world, form),
  misses: 0,
});
