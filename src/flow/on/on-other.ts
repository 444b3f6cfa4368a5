import { kindOf } from '../answers/index.js';
import type { FlowEvent } from '../events.js';
import { getProcedure } from '../form.js';
import type { Question } from '../question.js';
import { tap } from '../read-meaning.js';
import { check } from '../said/take-answer.js';
import { buttons } from '../show/buttons.js';
import {
  type Context,
  line,
  type Offer,
  saying,
  sayOnly,
  showPlace,
  type Turn,
  withOffers,
} from '../turn.js';

type SentOther = Extract<FlowEvent, { type: 'sentOther' }>;

const PERSON: readonly Offer[] = ['person'];
/** Who would rather speak may find typing hard. */
const SPOKEN: readonly Offer[] = ['person', 'simple'];

/**
 * Something besides words, photos and files. Nothing of it is kept: a voice cannot be heard here, and where somebody is
 * is sensitive. What is said fits what was asked, and whoever rather speaks is shown the way to a person.
 */
export function onOther(context: Context, { what, phone }: SentOther): Turn {
  const { session } = context;
  const question = findAsked(context);
  switch (what) {
    case 'sticker':
    case 'gif':
      return nod(context, what);
    case 'voice':
      return withOffers(showPlace(session, line('other.voice')), ...(session.simple ? PERSON : SPOKEN));
    case 'location':
      return showPlace(
        session,
        line(question?.answer.kind === 'address' ? 'other.whereAsked' : 'other.location'),
      );
    case 'video':
      return showPlace(
        session,
        line(question?.answer.kind === 'attachment' ? 'other.videoForPaper' : 'other.video'),
      );
    case 'card':
      return (question && offerPhone(context, question, phone)) ?? showPlace(session, line('other.card'));
    case 'link':
    case 'unknown':
      return showPlace(session, line(`other.${what}`));
  }
}

/** A thank-you or an okay wants no list of everything after it. */
function nod({ world, session }: Context, what: 'sticker' | 'gif'): Turn {
  if (session.place.at !== 'menu' || session.form) return showPlace(session, line(`other.${what}`));
  return sayOnly(session, saying(`other.${what}`, {}, buttons(world, ['menu', tap('menu')])));
}

/** The number on a contact card, where a number is asked: for the citizen's yes, never simply taken. */
function offerPhone(context: Context, question: Question, phone: string | undefined): Turn | undefined {
  const { world, session, at } = context;
  const { form } = session;
  if (!form || question.answer.kind !== 'phone' || phone === undefined) return undefined;
  const parsed = kindOf(question.answer).parse({ text: phone, at }, question.answer, world.domain);
  if (parsed.outcome !== 'valid') return undefined;
  const remarks = [line('other.phoneOnCard')];
  return check({ ...context, form }, question, { value: parsed.value, warnings: parsed.warnings }, remarks);
}

function findAsked({ world, session }: Context): Question | undefined {
  const { place, form } = session;
  if (!form || place.at !== 'question') return undefined;
  return getProcedure(world, form).questions.find((one) => one.key === place.key);
}
