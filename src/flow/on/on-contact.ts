import { kindOf } from '../answers/index.js';
import { toDataRequest } from '../data-request.js';
import type { FlowEvent } from '../events.js';
import { getProcedure } from '../form.js';
import { emptied } from '../said/in-forgetting.js';
import { setAside } from '../said/leaving.js';
import { check } from '../said/take-answer.js';
import { greeting } from '../show/greeting.js';
import { type Context, keepSilent, line, showPlace, type Turn } from '../turn.js';

type SharedInfo = Extract<FlowEvent, { type: 'sharedInfo' }>['info'];

type ContactEvent = Extract<FlowEvent['type'], 'followed' | 'unfollowed' | 'withdrew' | 'openedChat'>;

/** The citizen comes to the account, leaves it, or takes themselves out of it. */
export function onContact(context: Context, type: ContactEvent): Turn {
  switch (type) {
    case 'followed':
      return onFollowed(context);
    case 'unfollowed':
      return onUnfollowed(context);
    case 'withdrew':
      return onWithdrew(context);
    case 'openedChat':
      return onOpenedChat(context);
  }
}

/** A new or returning follower: the greeting, and whatever was left open. */
function onFollowed({ world, session, at }: Context): Turn {
  return showPlace({ ...setAside(session), greeted: true, following: true }, greeting(world, at));
}

/** The chat was opened for the first time; after the greeting has been said it is nothing new. */
function onOpenedChat(context: Context): Turn {
  const { session, world, at } = context;
  return session.greeted
    ? keepSilent(session)
    : showPlace({ ...setAside(session), greeted: true }, greeting(world, at));
}

/** Nobody to talk to: the draft is kept, no reminder is sent. */
function onUnfollowed({ session }: Context): Turn {
  const silent = { ...setAside(session), reminder: null, following: false };
  return session.reminder ? keepSilent(silent, { type: 'remind', reminder: null }) : keepSilent(silent);
}

/** Erasure asked through the platform: nothing is kept, nothing is answered. */
function onWithdrew({ session, at }: Context): Turn {
  const cancelled = session.reminder ? [{ type: 'remind' as const, reminder: null }] : [];
  const asked = toDataRequest({ ...emptied(session), greeted: false, following: false }, 'eraseChat', { at });
  return keepSilent(asked.session, ...cancelled, asked.request, { type: 'forget' });
}

/** Details shared through the platform's form: offered as the answer where they are one, never simply taken. */
export function onSharedInfo(context: Context, info: SharedInfo): Turn {
  const { session, world, at } = context;
  const { form, place } = session;
  if (!form || place.at !== 'question') return showPlace(session, line('shared.thanks'));
  const question = getProcedure(world, form).questions.find((one) => one.key === place.key);
  const text =
    question?.answer.kind === 'phone'
      ? info.phone
      : question?.answer.kind === 'personName'
        ? info.name
        : undefined;
  if (!question || text === undefined) return showPlace(session, line('shared.thanks'));
  const parsed = kindOf(question.answer).parse({ text, at }, question.answer, world.domain);
  if (parsed.outcome !== 'valid') return showPlace(session, line('shared.thanks'));
  return check({ ...context, form }, question, { value: parsed.value, warnings: parsed.warnings }, []);
}
