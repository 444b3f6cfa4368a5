import type { FlowEvent } from '../events.js';
import type { NoticeTopic } from '../notice-topic.js';
import { tap } from '../read-meaning.js';
import { turnBack, wayOn } from '../said/notices.js';
import { buttons, MOST_BUTTONS } from '../show/buttons.js';
import { formatDay } from '../show/moments.js';
import { type Context, saying, sayOnly, type Turn } from '../turn.js';

type Found = Extract<FlowEvent, { type: 'noticesFound' }>;

/** The answer to "thông báo gần đây": what came lately, and which topics can be left or had again. */
export function onNoticesFound({ world, session }: Context, { notices }: Found): Turn {
  const list = notices.map(({ title, at }) => `• ${formatDay(at)}: ${title}`).join('\n');
  const topics: NoticeTopic[] = [...new Set([...session.leftTopics, ...notices.map(({ topic }) => topic)])];
  const ways = [
    ...(session.optedOut === null ? [] : buttons(world, ['receiveAgain', tap('receiveAgain')])),
    ...wayOn(world, session),
  ];
  const turns = topics
    .slice(0, MOST_BUTTONS - ways.length)
    .map((topic) => turnBack(world, topic, session.leftTopics.includes(topic)));
  const key = notices.length === 0 ? 'notices.none' : 'notices.recent';
  return sayOnly(session, saying(key, notices.length === 0 ? {} : { list }, [...turns, ...ways]));
}
