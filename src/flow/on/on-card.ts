import type { IdentityCard } from '../../identity/identity-card.js';
import type { CardReading } from '../card/card-reading.js';
import { factsOfCard } from '../card/facts-of-card.js';
import { FAILURES_UNTIL_TYPING, findHolder, findHolderAt } from '../card/find-holder.js';
import { planFill } from '../card/plan-fill.js';
import type { Line } from '../effects.js';
import { CardProblem, type FlowEvent, type MediaItem } from '../events.js';
import type { Form, Session } from '../session.js';
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

/** Both sides of a card, and one more try. */
const MOST_AT_ONCE = 3;
type Unread = Extract<FlowEvent, { type: 'cardUnread' }>['reason'];

/**
 * A photo where an identity card would answer the question: it is fetched to be read, and never kept. Undefined where no
 * card would be of use.
 */
export function onCardSent(context: Context, items: MediaItem[]): Turn | undefined {
  const { world, session } = context;
  const { form } = session;
  const found = findHolderAt(world, session);
  if (!form || !found) return undefined;
  const sameAgain = form.card && findHolder(world, form, form.card.key)?.prefix === found.person.prefix;
  const before: CardReading =
    sameAgain && form.card ? form.card : { key: found.key, waiting: [], failures: 0 };
  const sent = items.filter(({ mediaId }) => !before.waiting.includes(mediaId));
  const taken = sent.slice(0, MOST_AT_ONCE - before.waiting.length);
  const waiting = [...before.waiting, ...taken.map((item) => item.mediaId)];
  const next: Session = {
    ...session,
    form: { ...form, card: { ...before, key: found.key, waiting }, touchedAt: context.at },
  };
  const fetches = taken.map(({ mediaId, url }) => ({
    type: 'fetchMedia' as const,
    mediaId,
    url,
    purpose: 'card' as const,
  }));
  const isFirst = before.waiting.length === 0;
  return withEffects(isFirst ? sayOnly(next, saying('idCard.reading')) : keepSilent(next), ...fetches);
}

/** A card was read: shown to be checked where somebody is still filling in, else forgotten. */
export function onCardRead(context: Context, mediaId: string, card: IdentityCard): Turn {
  const settled = settleReading(context.session, mediaId);
  if (!settled) return keepSilent(context.session);
  const { session, form, reading } = settled;
  // the other side of the card needs no answer any more
  const read: Form = { ...form, card: { ...reading, waiting: [] } };
  const next: Session = { ...session, form: read };
  const { place } = next;
  if (place.at !== 'question' && place.at !== 'cardCheck') return keepSilent(next);
  const person = findHolder(context.world, read, reading.key);
  if (!person) return keepSilent(next);
  const inForm: FormContext = { ...context, session: next, form: read };
  const fill = planFill(inForm, person, factsOfCard(card, context.world.domain));
  if (fill.questions.length === 0) return showPlace(next, line('idCard.nothingNew'));
  return showPlace({
    ...next,
    misses: 0,
    place: { at: 'cardCheck', key: place.key, about: reading.key, card },
  });
}

/** No card was found on a picture: how to take a better one, once; after that, typing. */
export function onCardUnread(context: Context, mediaId: string, reason: Unread): Turn {
  const settled = settleReading(context.session, mediaId);
  if (!settled) return keepSilent(context.session);
  const { session, form, reading } = settled;
  const isPhotographed = CardProblem.safeParse(reason).success;
  const failures = reading.failures + (isPhotographed ? 1 : 0);
  const isLast = reading.waiting.length === 0;
  const card = { ...reading, failures: isLast ? failures : reading.failures };
  const next: Session = { ...session, form: { ...form, card } };
  if (!isLast || (next.place.at !== 'question' && next.place.at !== 'cardCheck')) return keepSilent(next);
  return showPlace(next, ...explain(reason, failures));
}

function explain(reason: Unread, failures: number): Line[] {
  const problem = CardProblem.safeParse(reason);
  const why = line(problem.success ? `idCard.unread.${problem.data}` : `media.refused.${reason}`);
  if (!problem.success) return [why, line('idCard.orType')];
  return [why, line(failures < FAILURES_UNTIL_TYPING ? 'idCard.hint' : 'idCard.type')];
}

/** The form without this picture among those being read; undefined when nobody waits for it. */
function settleReading(
  session: Session,
  mediaId: string,
): { session: Session; form: Form; reading: CardReading } | undefined {
  const { form } = session;
  if (!form?.card?.waiting.includes(mediaId)) return undefined;
  const reading = { ...form.card, waiting: form.card.waiting.filter((one) => one !== mediaId) };
  const settled = { ...form, card: reading };
  return { session: { ...session, form: settled }, form: settled, reading };
}
