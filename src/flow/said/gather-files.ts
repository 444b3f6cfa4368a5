import { kindOf } from '../answers/index.js';
import type { Line } from '../effects.js';
import type { MediaItem } from '../events.js';
import { dropMedia, naturalPlace } from '../form.js';
import { arrivingOf } from '../media/form-files.js';
import {
  accept,
  countedOf,
  type Gathering,
  hold,
  isQuiet,
  keepBoth,
  lostOf,
  poorOf,
  told,
} from '../media/gathering.js';
import { atBeginning } from '../media/held-names.js';
import type { Question } from '../question.js';
import type { Form } from '../session.js';
import { arrivedLines, troubleLines } from '../show/gathering-lines.js';
import {
  type FormContext,
  keepSilent,
  line,
  saying,
  sayOnly,
  showPlace,
  type Turn,
  withEffects,
  withLines,
} from '../turn.js';
import { miss } from './miss.js';
import { takeAnswer } from './take-answer.js';

const limitsOf = ({ answer }: Question): { min: number; max: number } =>
  answer.kind === 'attachment' ? answer : { min: 1, max: 1 };

const withGathered = (context: FormContext, changes: Partial<Form>): FormContext => {
  const form = { ...context.form, ...changes };
  return { ...context, form, session: { ...context.session, form } };
};

/** Photos and files for the question on the table; nothing is said before all of a burst have arrived. */
export function gatherFiles(context: FormContext, question: Question, items: MediaItem[]): Turn {
  const { form, at } = context;
  const before = form.gatheredFor === question.key ? form.gathered : [];
  const gathered = hold(before, items, limitsOf(question).max);
  const known = new Set(before.map((one) => one.item.mediaId));
  const fresh = gathered.filter((one) => one.state === 'coming' && !known.has(one.item.mediaId));
  const changes = { gathered, gatheredFor: question.key, closing: false, touchedAt: at };
  const next = withGathered({ ...context, session: { ...context.session, misses: 0 } }, changes);
  return withEffects(goOn(next, question), ...fresh.map(({ item }) => toFetch(item)));
}

export const toFetch = ({ mediaId, url, name }: MediaItem) => ({
  type: 'fetchMedia' as const,
  mediaId,
  url,
  ...(name !== undefined && { name }),
});

/** After a file has arrived, or will not: silence while others are coming, the next question when it was the last. */
export function goOn(context: FormContext, question: Question): Turn {
  const { form, session } = context;
  const held = form.gathered;
  if (!isQuiet(held)) return keepSilent(session);
  if (isComplete(held, question, form.closing)) return close(context, question, news(context, question));
  return showPlace(withGathered(context, { gathered: told(held), closing: false }).session);
}

/** The citizen has called it complete, or the question takes no more; nothing is lost and nothing to be advised. */
function isComplete(held: Gathering, question: Question, isClosing: boolean): boolean {
  const { min, max } = limitsOf(question);
  const files = countedOf(held);
  const isTroubled = poorOf(held).length > 0 || lostOf(held).some((one) => one.reason !== 'too-many');
  const isFull = files.length >= max && files.every((one) => one.state === 'stored');
  return !isTroubled && files.length >= min && (isClosing || isFull);
}

const news = ({ world, form }: FormContext, question: Question): Line[] => [
  ...arrivedLines(world, form.gathered),
  ...troubleLines(world, form.gathered, limitsOf(question)),
];

/** The files become the answer; those that are late are awaited elsewhere. */
function close(context: FormContext, question: Question, lines: Line[] = []): Turn {
  const { world, form, at } = context;
  const files = countedOf(form.gathered);
  const arriving = arrivingOf(question.key, files);
  const late = arriving.map((one) => one.held);
  const said = { media: files.map((one) => one.item), at };
  const closed = withGathered(context, { arriving: [...form.arriving, ...arriving], closing: false });
  const awaited = late.length === 0 ? [] : [line('media.goesOn', { What: atBeginning(world, late) })];
  return withLines(takeAnswer(closed, question, said), ...lines, ...awaited);
}

/** "Xong": the files are the answer as soon as they have arrived. Photos that could be better are kept as they are. */
export function finishFiles(context: FormContext, question: Question): Turn {
  const { form, world } = context;
  const files = countedOf(form.gathered);
  const { min } = limitsOf(question);
  if (files.length === 0)
    return miss(context, line(`reasons.${kindOf(question.answer).kind}.missing`), question);
  if (files.length < min)
    return miss(context, line('media.moreNeeded', { count: min - files.length }), question);
  if (isQuiet(form.gathered)) return close(context, question);
  const closing = withGathered(context, { closing: true });
  const coming = form.gathered.filter((one) => one.state === 'coming');
  return sayOnly(closing.session, saying('media.finishing', { What: atBeginning(world, coming) }));
}

/** The photos are kept although they could be better. */
export function keepPhotos(context: FormContext, question: Question): Turn {
  const kept = withGathered(context, { gathered: accept(context.form.gathered) });
  return goOn({ ...kept, session: { ...kept.session, misses: 0 } }, question);
}

/** A photo that was taken for a better one was another page. */
export function keepBothPhotos(context: FormContext, question: Question): Turn {
  const kept = withGathered(context, { gathered: keepBoth(context.form.gathered) });
  return goOn({ ...kept, session: { ...kept.session, misses: 0 } }, question);
}

/** Back to the answer as it was; what was sent in the meantime is not kept. */
export function leaveFiles(context: FormContext): Turn {
  const { world, form } = context;
  const files = form.gathered.filter((one) => one.state !== 'lost').map((one) => one.item.mediaId);
  const { session, form: next } = withGathered(context, { gathered: [], gatheredFor: null, closing: false });
  const turn = showPlace({ ...session, place: naturalPlace(world, next), misses: 0 });
  return files.length === 0 ? turn : withEffects(turn, dropMedia(files));
}
