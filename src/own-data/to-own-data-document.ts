import type { RetentionRules } from '../flow/retention-rules.js';
import { formatDay, formatMoment } from '../flow/show/moments.js';
import type { World } from '../flow/world.js';
import { fill } from '../text/fill.js';
import type { OwnData } from './own-data.js';
import type { OwnDataWords } from './own-data-words.js';
import type { PrintedDocument } from './printed-document.js';
import { toChoicesSection } from './to-choices-section.js';
import { toContactSection } from './to-contact-section.js';
import { toDossiersSection } from './to-dossiers-section.js';
import { toDraftSection } from './to-draft-section.js';
import { toNoticesSection } from './to-notices-section.js';
import { toPeopleSection } from './to-people-section.js';
import { toRequestsSection } from './to-requests-section.js';
import { toTalkSection } from './to-talk-section.js';

/** What the file is written with. */
export type OwnDataPen = { words: OwnDataWords; world: World; rules: RetentionRules; at: number };

/** What is kept of a citizen as a document to read: what, why, how long. Numbers of identity papers are masked. */
export function toOwnDataDocument(pen: OwnDataPen, own: OwnData): PrintedDocument {
  const { words, world, rules, at } = pen;
  const { name, centreName, address, phone } = world.office;
  const facts = {
    office: name,
    centre: centreName,
    address,
    phone,
    moment: formatMoment(at, world.catalogue.labels),
  };
  const { dossiers: _, identityImages, ...days } = rules;
  const periods = { ...days, identityImages: identityImages.days };
  return {
    title: fill(words.title, facts),
    lead: words.lead.map((one) => fill(one, facts)),
    sections: [
      toDraftSection(pen, own.session),
      toPeopleSection(pen, own.session),
      toDossiersSection(pen, own.dossiers),
      toTalkSection(pen, own.talk),
      toNoticesSection(pen, own.notices),
      toContactSection(pen, own.contact),
      toRequestsSection(pen, own.requests),
      toChoicesSection(pen, own.session),
      {
        title: words.keeping.title,
        parts: [{ rows: words.keeping.rows.map((row) => ({ ...row, value: fill(row.value, periods) })) }],
        notes: words.keeping.notes.map((one) => fill(one, facts)),
      },
    ],
    foot: fill(words.foot, facts),
    madeAt: at,
  };
}

/** As the citizen sees the file. */
export const fileNameOf = ({ words, at }: OwnDataPen): string =>
  fill(words.fileName, { day: formatDay(at).replaceAll('/', '-') });
