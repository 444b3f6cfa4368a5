import { nameOf } from '../flow/memory/offer-saved.js';
import { shownParts } from '../flow/memory/shown-parts.js';
import type { Session } from '../flow/session.js';
import { formatDay, formatMoment } from '../flow/show/moments.js';
import { fill } from '../text/fill.js';
import { maskNumbers } from './masked-answer.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

const DAY_MS = 86_400_000;

/** The people whom the citizen asked to be remembered, each with the consent that covers them. */
export function toPeopleSection({ words, world, rules }: OwnDataPen, { people }: Session): PrintedSection {
  const { title, none, consent, keptUntil } = words.people;
  const { labels } = world.catalogue;
  const parts = people.map((saved) => ({
    title: nameOf(saved),
    rows: [
      ...shownParts(world, saved).map(({ label, shown }) => ({ label, value: maskNumbers(shown) })),
      {
        label: consent,
        value: fill(words.choices.consent, {
          version: saved.consent.textVersion,
          moment: formatMoment(saved.consent.at, labels),
        }),
      },
      { label: keptUntil, value: formatDay(saved.usedAt + rules.savedPeople * DAY_MS) },
    ],
  }));
  return { title, parts, notes: parts.length === 0 ? [none] : [] };
}
