import { NoticeTopic } from '../notice-topic.js';
import type { Meaning } from '../read-meaning.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import {
  type Context,
  keepSilent,
  line,
  saying,
  sayOnly,
  showPlace,
  type Turn,
  withEffects,
} from '../turn.js';
import { isInForm } from './leaving.js';

/** What somebody does with notices, wherever the conversation stands; undefined for everything else. */
export function notices(context: Context, meaning: Meaning): Turn | undefined {
  const { session } = context;
  switch (meaning.do) {
    case 'notices':
      return keepSilent(session, { type: 'findNotices' });
    case 'noticeAnswer':
      return answer(context, meaning.key ?? '');
    case 'leaveTopic':
      return choose(context, meaning.key, true);
    case 'followTopic':
      return choose(context, meaning.key, false);
    default:
      return undefined;
  }
}

/** A button under a notice: `key` is the notice and which button. */
function answer(context: Context, key: string): Turn {
  const { world, session, at } = context;
  const [, noticeId, n] = /^([^=\s]+)=(\d)$/.exec(key) ?? [];
  if (noticeId === undefined) return showPlace(session, line('staleTap'));
  // whoever needs more than a mark in a list gets to somebody who can act
  const said = saying('notices.answered', {}, [
    ...buttons(world, ['person', tap('person')]),
    ...wayOn(world, session),
  ]);
  return withEffects(sayOnly(session, said), { type: 'answerNotice', noticeId, button: Number(n), at });
}

function choose({ world, session }: Context, key: string | undefined, isLeft: boolean): Turn {
  const topic = NoticeTopic.safeParse(key).data;
  if (!topic) return showPlace(session, line('staleTap'));
  const others = session.leftTopics.filter((one) => one !== topic);
  const after = { ...session, leftTopics: isLeft ? [...others, topic] : others };
  const name = world.catalogue.labels[TOPIC_LABELS[topic]];
  const said = isLeft ? 'notices.left' : 'notices.followed';
  return sayOnly(
    after,
    saying(said, { topic: name }, [turnBack(world, topic, isLeft), ...wayOn(world, session)]),
  );
}

/** The names of topics, as they stand on buttons. */
export const TOPIC_LABELS = {
  utilities: 'topicUtilities',
  health: 'topicHealth',
  fees: 'topicFees',
  meetings: 'topicMeetings',
  warnings: 'topicWarnings',
  procedures: 'topicProcedures',
} as const satisfies Record<NoticeTopic, string>;

/** The button that follows a topic which was left, or leaves one that is followed. */
export function turnBack({ catalogue: { labels } }: Context['world'], topic: NoticeTopic, isLeft: boolean) {
  const verb = isLeft ? labels.followTopic : labels.leaveTopic;
  const payload = isLeft ? tap('followTopic', topic) : tap('leaveTopic', topic);
  return { label: `${verb} ${labels[TOPIC_LABELS[topic]]}`, payload };
}

export const wayOn = (world: Context['world'], session: Session) =>
  buttons(world, isInForm(session) ? ['resume', tap('resume')] : ['menu', tap('menu')]);
