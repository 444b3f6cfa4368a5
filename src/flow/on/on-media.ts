import { findPinned } from '../catalogue.js';
import type { MediaItem } from '../events.js';
import { dropMedia, filesOf, getProcedure } from '../form.js';
import { type Change, change } from '../media/gathering.js';
import type { HeldMedia } from '../media/held-media.js';
import type { Question } from '../question.js';
import { gatherFiles, goOn } from '../said/gather-files.js';
import { gatherForSupplement, goOnWithSupplement } from '../said/gather-for-supplement.js';
import type { Form } from '../session.js';
import { type Context, type FormContext, keepSilent, line, showPlace, type Turn } from '../turn.js';
import { onAwaitedChanged, tellElsewhere } from './on-awaited.js';
import { onCardSent } from './on-card.js';

type Sent = { items: MediaItem[]; caption?: string | undefined };

/** Photos of one burst come within this time (ms). */
export const BURST = 10_000;

/** Photos and files: taken where they were asked for, else kindly declined and not kept. */
export function onMediaSent(context: Context, { items, caption }: Sent): Turn {
  const { session, at } = context;
  const { place, form } = session;
  const open =
    place.at === 'supplement'
      ? session.supplements.find((one) => one.supplementId === place.supplementId)
      : undefined;
  if (open) return gatherForSupplement(context, open, items, caption);
  const question = findAttachmentAsked(context);
  if (form && question) return gatherFiles({ ...context, form }, question, items);
  const asCard = onCardSent(context, items);
  if (asCard) return asCard;
  const declined = { ...session, declinedAt: at };
  return at - session.declinedAt < BURST ? keepSilent(declined) : showPlace(declined, line('media.notAsked'));
}

function findAttachmentAsked({ world, session }: Context): Question | undefined {
  const { place, form } = session;
  if (!form || place.at !== 'question') return undefined;
  const question = getProcedure(world, form).questions.find((one) => one.key === place.key);
  return question?.answer.kind === 'attachment' ? question : undefined;
}

/** What became of a file: it lies safely at the office, which alone counts as received; it is late; it is lost. */
export function onMediaChanged(context: Context, mediaId: string, what: Change): Turn {
  const { session } = context;
  const { form } = session;
  const isAwaited = ({ item, state }: HeldMedia): boolean =>
    item.mediaId === mediaId && (state === 'coming' || state === 'late');
  const waiting = session.shelf.find((one) => holds(context, one, mediaId));
  if (waiting) return onShelved(context, waiting, mediaId, what);
  const open = session.supplements.find((one) => one.gathered.some(isAwaited));
  if (open) return goOnWithSupplement(context, { ...open, gathered: change(open.gathered, mediaId, what) });
  if (form?.gathered.some(isAwaited))
    return onGatheredChanged({ ...context, form }, change(form.gathered, mediaId, what));
  const laid = form?.aside.find((one) => one.held.some(isAwaited));
  if (form && laid) {
    const changed = { ...laid, held: change(laid.held, mediaId, what) };
    const aside = form.aside.map((one) => (one === laid ? changed : one));
    return tellElsewhere(withForm({ ...context, form }, { aside }), changed.key, changed.held);
  }
  const arriving = form?.arriving.find((one) => isAwaited(one.held));
  if (form && arriving) return onAwaitedChanged({ ...context, form }, arriving, what);
  const isStray = what.state === 'stored' && !holds(context, session.form, mediaId);
  return isStray ? keepSilent(session, dropMedia([mediaId])) : keepSilent(session);
}

const withForm = (context: FormContext, changes: Partial<Form>): FormContext => {
  const form = { ...context.form, ...changes };
  return { ...context, form, session: { ...context.session, form } };
};

function onGatheredChanged(context: FormContext, gathered: HeldMedia[]): Turn {
  const next = withForm(context, { gathered });
  const { gatheredFor } = next.form;
  const question = findAttachmentAsked(next);
  if (question && question.key === gatheredFor) return goOn(next, question);
  return gatheredFor === null ? keepSilent(next.session) : tellElsewhere(next, gatheredFor, gathered);
}

/** A file of a form that waits: noted there without a word, as if that form were open and set aside. */
function onShelved(context: Context, form: Form, mediaId: string, what: Change): Turn {
  const { session } = context;
  const alone = { ...session, form, shelf: [], place: { at: 'menu' as const } };
  const { session: changed, effects } = onMediaChanged({ ...context, session: alone }, mediaId, what);
  const shelf = session.shelf.map((one) => (one === form ? (changed.form ?? one) : one));
  return keepSilent({ ...session, shelf }, ...effects);
}

function holds({ world }: Context, form: Form | null, mediaId: string): boolean {
  const procedure = form && findPinned(world.catalogue, form.procedureId, form.revision);
  return !!form && !!procedure && filesOf(procedure, form).includes(mediaId);
}
