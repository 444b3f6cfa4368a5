import { TOPIC_LABELS } from '../flow/said/notices.js';
import type { Session } from '../flow/session.js';
import { formatMoment } from '../flow/show/moments.js';
import { fill } from '../text/fill.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

/** What the citizen has chosen of messages and of how the chat speaks. */
export function toChoicesSection({ words, world }: OwnDataPen, session: Session): PrintedSection {
  const say = words.choices;
  const { labels, languages } = world.catalogue;
  const { optedOut, leftTopics, language, simple } = session;
  const name = languages.find((one) => one.language === language)?.name ?? language;
  const stopped = (at: number) => fill(say.stopped, { moment: formatMoment(at, labels) });
  const rows = [
    { label: say.messages, value: optedOut === null ? say.wanted : stopped(optedOut) },
    ...(leftTopics.length > 0
      ? [{ label: say.topics, value: leftTopics.map((topic) => labels[TOPIC_LABELS[topic]]).join(', ') }]
      : []),
    { label: say.language, value: name },
    ...(simple ? [{ label: labels.simple, value: say.isSimple }] : []),
  ];
  return { title: say.title, parts: [{ rows }], notes: [] };
}
