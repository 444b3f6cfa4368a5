import type { FlowEvent } from '../events.js';
import { tap } from '../read-meaning.js';
import { isInForm } from '../said/leaving.js';
import { recall } from '../said/resume.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { draftOf } from '../show/show-menu.js';
import { type Context, keepSilent, line, saying, sayOnly, showPlace, type Turn } from '../turn.js';
import type { World } from '../world.js';
import { waysBack } from './call-person.js';

type Replied = Extract<FlowEvent, { type: 'personReplied' }>;
type Left = Extract<FlowEvent, { type: 'personLeft' }>;

/** What a clerk does in a talk with the citizen, or what becomes of it without one. */
export const onPerson = (context: Context, event: Replied | Left): Turn =>
  event.type === 'personLeft' ? onLeft(context, event) : onWords(context, event);

const onWords = (context: Context, event: Replied): Turn =>
  event.about === undefined ? onReplied(context, event) : onBegun(context, event, event.about);

/**
 * A clerk writes first: the office gets the word, and what lies on the table waits. A talk that the citizen has asked
 * for meanwhile keeps its name, by which it is ended.
 */
function onBegun({ world, session, at }: Context, replied: Replied, code: string): Turn {
  const called = session.talk?.attended ? session.talk.talkId : undefined;
  const talk = { talkId: called ?? replied.talkId, attended: true, waiting: false, toldAt: at };
  const begun = { ...session, talk, misses: 0 };
  const params = { ...paramsOf(replied), code, draft: draftOf(world, session) };
  return sayOnly(begun, { ...saying('talk.begun', params, waysBack(world)), ...whatGoes(replied) });
}

/** A clerk's words, as they are. Who has gone back to the assistant meanwhile hears them all the same, and can answer. */
function onReplied({ world, session, at }: Context, replied: Replied): Turn {
  const { talk } = session;
  const isHere = talk?.talkId === replied.talkId;
  const answered = isHere ? { ...session, talk: { ...talk, waiting: false, toldAt: at } } : session;
  const ways = isHere && talk.attended ? waysBack(world) : waysToAnswer(world, session);
  return sayOnly(answered, { ...saying('talk.replied', paramsOf(replied), ways), ...whatGoes(replied) });
}

const paramsOf = ({ name, text, file }: Replied) => ({ name, reply: text, file: file?.name ?? '' });

const whatGoes = ({ replyId, file }: Replied) => ({ ref: replyId, ...(file && { file: file.fileId }) });

function waysToAnswer(world: World, session: Session) {
  const answer = buttons(world, ['answerPerson', tap('person')]);
  return isInForm(session) ? [...answer, ...buttons(world, ['resume', tap('resume')])] : answer;
}

/** The assistant has the word again, and goes on exactly where it stopped. */
function onLeft(context: Context, { talkId, why }: Left): Turn {
  const { session } = context;
  const { talk } = session;
  if (talk?.talkId !== talkId) return keepSilent(session);
  const left = { ...session, talk: why === 'unanswered' ? { ...talk, attended: false } : null };
  if (!talk.attended && !talk.waiting) return keepSilent(left);
  return backToAssistant({ ...context, session: left }, `talk.left.${why}`);
}

/** What lies on the table, under a word that the assistant is here again. */
export function backToAssistant({ world, session }: Context, key: string): Turn {
  const { form } = session;
  const where = form?.consent && isInForm(session) ? recall(world, form) : [];
  return showPlace(session, line(key), ...where);
}
