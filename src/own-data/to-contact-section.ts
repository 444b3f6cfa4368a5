import { formatDay, formatMoment } from '../flow/show/moments.js';
import type { Contact } from '../notices/contact.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

/** By what the office chooses to whom a notice goes. Name and telephone are those of the dossiers and not repeated. */
export function toContactSection(pen: OwnDataPen, contact: Contact | undefined): PrintedSection {
  const { title, none, notes } = pen.words.contact;
  if (!contact) return { title, parts: [], notes: [none] };
  return { title, parts: [{ rows: rowsOf(pen, contact) }], notes };
}

function rowsOf({ words: { contact: say }, world }: OwnDataPen, contact: Contact) {
  const { labels, procedures } = world.catalogue;
  const nameOf = (id: string) => procedures.find((one) => one.id === id)?.shortName ?? id;
  const { lastInteractionAt, neighbourhood, ageGroup, mourningUntil, tags } = contact;
  const known: [label: string, value: string | null][] = [
    [say.following, contact.following ? say.follows : say.followsNot],
    [say.lastWord, lastInteractionAt === null ? null : formatMoment(lastInteractionAt, labels)],
    [say.procedures, contact.procedures.map(nameOf).join(', ')],
    [say.nameAndPhone, contact.procedures.length > 0 ? say.fromDossier : null],
    [say.neighbourhood, neighbourhood],
    [say.age, ageGroup],
    [say.tags, tags.join(', ')],
    [say.mourning, mourningUntil === null ? null : formatDay(mourningUntil)],
  ];
  return known.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
