import type { DomainData } from '../identity/domain-data.js';
import type { Choice } from './answers/answer-kind.js';
import { type Attachment, attachment } from './answers/attachment.js';
import { kindOf } from './answers/index.js';
import { SlotAnswer } from './answers/slot.js';
import type { Labels } from './catalogue.js';
import type { Json } from './condition.js';
import type { Question } from './question.js';
import { formatMoment } from './show/moments.js';
import type { World } from './world.js';

/** The answer in words, whole, as the clerk reads it. Empty for a value that no longer fits its kind. */
export function inFull(domain: DomainData, question: Question, value: Json): string {
  const kind = kindOf(question.answer);
  const known = kind.Value.safeParse(value);
  return known.success ? kind.show(known.data, question.answer, domain) : '';
}

/** The masked form, for kinds whose whole value must not stand in the chat. */
export function findMasked(question: Question, value: Json): string | undefined {
  const kind = kindOf(question.answer);
  const known = kind.Value.safeParse(value);
  return known.success ? kind.mask?.(known.data) : undefined;
}

/**
 * The settled answer as the chat shows it: identity numbers masked, sensitive answers masked or not at all, not even
 * that they were skipped; a phone number whole, for it has to be read to be checked.
 */
export function inChat({ domain, catalogue: { labels } }: World, question: Question, value: Json): string {
  if (question.sensitive) return findMasked(question, value) ?? labels.recorded;
  if (value === null) return question.skipLabel ?? labels.skipped;
  const slot = question.answer.kind === 'slot' ? SlotAnswer.safeParse(value).data : undefined;
  if (slot) return formatMoment(slot.at, labels);
  if (question.answer.kind === 'attachment') return countFiles(filesOfAnswer(question, value), labels);
  const masked = question.answer.kind === 'identityNumber' ? findMasked(question, value) : undefined;
  return masked ?? inFull(domain, question, value);
}

/** What the chat calls the question. */
export const labelOf = ({ chatLabel, label }: Question): string => chatLabel ?? label;

/** "2 ảnh, đơn.pdf". */
function countFiles(files: readonly Attachment[], { photo, file }: Labels): string {
  const photos = files.filter(({ kind, name }) => kind === 'photo' && name === undefined).length;
  const others = files.filter(({ kind, name }) => kind !== 'photo' || name !== undefined);
  return [...(photos > 0 ? [`${photos} ${photo}`] : []), ...others.map(({ name }) => name ?? file)].join(
    ', ',
  );
}

export const choicesOf = (domain: DomainData, question: Question): Choice[] =>
  kindOf(question.answer).choices?.(question.answer, domain) ?? [];

/** Files of an attachment answer; none for any other. */
export function filesOfAnswer(question: Question, value: Json): Attachment[] {
  if (question.answer.kind !== 'attachment') return [];
  const files = attachment.Value.safeParse(value);
  return files.success ? files.data : [];
}
