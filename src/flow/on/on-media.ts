import { kindOf } from '../answers/index.js';
import { findPinned } from '../catalogue.js';
import type { MediaItem, MediaRefusal } from '../events.js';
import { dropMedia, filesOf, getProcedure } from '../form.js';
import type { Question } from '../question.js';
import { replaceSupplement } from '../said/in-supplement.js';
import { miss } from '../said/miss.js';
import { takeAnswer } from '../said/take-answer.js';
import type { HeldMedia, OpenSupplement, Session } from '../session.js';
import {
  type Context,
  type FormContext,
  keepSilent,
  line,
  saying,
  sayOnly,
  showPlace,
  type Turn,
  withEffects,
} from '../turn.js';
import { onCardSent } from './on-card.js';

type Sent = { items: MediaItem[]; caption?: string | undefined };

/** Photos and files: taken where they were asked for, else kindly declined and not kept. */
export function onMediaSent(context: Context, { items, caption }: Sent): Turn {
  const { session } = context;
  const { place, form } = session;
  if (place.at === 'supplement') {
    const open = session.supplements.find((one) => one.supplementId === place.supplementId);
    if (open) return gatherForSupplement(context, open, items, caption);
  }
  const question = form && findAttachmentAsked(context);
  if (!form || !question) return onCardSent(context, items) ?? showPlace(session, line('media.notAsked'));
  return gatherForQuestion({ ...context, form }, question, items);
}

function findAttachmentAsked({ world, session }: Context): Question | undefined {
  const { place, form } = session;
  if (!form || place.at !== 'question') return undefined;
  const question = getProcedure(world, form).questions.find((one) => one.key === place.key);
  return question?.answer.kind === 'attachment' ? question : undefined;
}

function gatherForQuestion(context: FormContext, question: Question, items: MediaItem[]): Turn {
  const { world, session, form, at } = context;
  const held = form.gathered.map((one) => one.item);
  const parsed = kindOf(question.answer).parse(
    { media: [...held, ...items], at },
    question.answer,
    world.domain,
  );
  if (parsed.outcome === 'invalid')
    return miss(context, line(`reasons.${parsed.reason}`, parsed.params), question);
  if (parsed.outcome !== 'valid') return miss(context, line('reasons.attachment.notUnderstood'), question);
  const gathered = hold(form.gathered, items);
  return receiving(
    { ...session, misses: 0, form: { ...form, gathered, gatheredFor: question.key, touchedAt: at } },
    form.gathered,
    gathered,
  );
}

function gatherForSupplement(
  { session }: Context,
  open: OpenSupplement,
  items: MediaItem[],
  caption?: string,
): Turn {
  const gathered = hold(open.gathered, items);
  const texts = caption === undefined ? open.texts : [...open.texts, caption];
  return receiving(replaceSupplement(session, { ...open, gathered, texts }), open.gathered, gathered);
}

const hold = (held: HeldMedia[], items: MediaItem[]): HeldMedia[] => [
  ...held,
  ...items
    .filter((item) => !held.some((one) => one.item.mediaId === item.mediaId))
    .map((item) => ({ item, stored: false })),
];

/** Says once that files are coming in; that they have arrived is said only when they are stored. */
function receiving(session: Session, before: HeldMedia[], after: HeldMedia[]): Turn {
  const fetches = after.slice(before.length).map(({ item }) => ({
    type: 'fetchMedia' as const,
    mediaId: item.mediaId,
    url: item.url,
    ...(item.name !== undefined && { name: item.name }),
  }));
  const isFirst = before.every((held) => held.stored);
  const turn = isFirst ? sayOnly(session, saying('media.receiving')) : keepSilent(session);
  return withEffects(turn, ...fetches);
}

/** A file lies safely at the office: only now it counts as received. */
export function onMediaStored(context: Context, mediaId: string): Turn {
  const settled = update(context.session, mediaId, (held) =>
    held.map((one) => (one.item.mediaId === mediaId ? { ...one, stored: true } : one)),
  );
  if (!settled)
    return isKept(context, mediaId)
      ? keepSilent(context.session)
      : keepSilent(context.session, dropMedia([mediaId]));
  const { session, held } = settled;
  if (held.some((one) => !one.stored)) return keepSilent(session);
  if (!isOnTable(session, mediaId)) return keepSilent(session);
  const question = findAttachmentAsked({ ...context, session });
  const isFull = question?.answer.kind === 'attachment' && held.length >= question.answer.max;
  if (isFull && session.form) {
    const media = held.map((one) => one.item);
    return takeAnswer({ ...context, session, form: session.form }, question, { media, at: context.at });
  }
  return showPlace(session, line('media.received', { count: held.length }));
}

/** A file that could not be had: says why, and asks again. */
export function onMediaRefused(context: Context, mediaId: string, reason: MediaRefusal): Turn {
  const settled = update(context.session, mediaId, (held) =>
    held.filter((one) => one.item.mediaId !== mediaId),
  );
  if (!settled) return keepSilent(context.session);
  if (!isOnTable(settled.session, undefined)) return keepSilent(settled.session);
  return showPlace(settled.session, line(`media.refused.${reason}`));
}

/** Applies a change to wherever the file is held; undefined when nothing waits for it. */
function update(
  session: Session,
  mediaId: string,
  change: (held: HeldMedia[]) => HeldMedia[],
): { session: Session; held: HeldMedia[] } | undefined {
  const has = (held: HeldMedia[]): boolean => held.some((one) => one.item.mediaId === mediaId);
  const { form } = session;
  if (form && has(form.gathered)) {
    const held = change(form.gathered);
    return { session: { ...session, form: { ...form, gathered: held } }, held };
  }
  const open = session.supplements.find((one) => has(one.gathered));
  if (!open) return undefined;
  const held = change(open.gathered);
  const supplements = session.supplements.map((one) => (one === open ? { ...one, gathered: held } : one));
  return { session: { ...session, supplements }, held };
}

/** Whether the citizen is at the place that this file was sent to; else they hear of it when they come back. */
function isOnTable({ place, form, supplements }: Session, mediaId: string | undefined): boolean {
  if (place.at === 'question') return form !== null && (mediaId === undefined || form.gathered.length > 0);
  return place.at === 'supplement' && supplements.some((one) => one.supplementId === place.supplementId);
}

function isKept({ world, session }: Context, mediaId: string): boolean {
  const { form } = session;
  const procedure = form && findPinned(world.catalogue, form.procedureId, form.revision);
  return (
    form !== null &&
    procedure !== undefined &&
    procedure !== null &&
    filesOf(procedure, form).includes(mediaId)
  );
}
