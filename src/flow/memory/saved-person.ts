import { z } from 'zod';
import { plainKey } from '../../text/fold.js';
import { PersonPart } from '../person-part.js';

/** What is known about somebody, each as it would be typed in answer to that question. */
const Facts = z.partialRecord(PersonPart, z.string());

/** Somebody of the household, as they were put down in a form; fills the next one. */
export const PersonDraft = z.strictObject({ facts: Facts });
export type PersonDraft = z.infer<typeof PersonDraft>;

/** Somebody whom the citizen asked to be remembered, with the consent that covers just these facts. */
export const SavedPerson = z.strictObject({
  personId: z.string(),
  facts: Facts,
  /** `sensitive`: the text named the ethnic group, and the citizen agreed to it by a button of its own */
  consent: z.strictObject({ textVersion: z.string(), at: z.int(), sensitive: z.boolean() }),
  /** forgotten when it has not been of use for long */
  usedAt: z.int(),
});
export type SavedPerson = z.infer<typeof SavedPerson>;

/** A household and its old people; a limit only so that a conversation stays of bearable size. */
export const MOST_PEOPLE = 12;

/** Parts that only a consent of their own lets be kept (reference procedures §6.2). */
export const SENSITIVE_PARTS: ReadonlySet<PersonPart> = new Set(['ethnicGroup']);

export const hasSensitive = ({ facts }: PersonDraft): boolean =>
  [...SENSITIVE_PARTS].some((part) => facts[part] !== undefined);

export const withoutSensitive = (facts: PersonDraft['facts']): PersonDraft['facts'] =>
  Object.fromEntries(Object.entries(facts).filter(([part]) => !SENSITIVE_PARTS.has(part as PersonPart)));

/** Whether both are surely the same human being: by number, or by name and birth date where one has no number. */
export function isSamePerson({ facts: a }: PersonDraft, { facts: b }: PersonDraft): boolean {
  if (a.identityNumber !== undefined && b.identityNumber !== undefined) {
    return a.identityNumber === b.identityNumber;
  }
  const same = (part: 'fullName' | 'birthDate') =>
    a[part] !== undefined && plainKey(a[part]) === plainKey(b[part] ?? '');
  return same('fullName') && same('birthDate');
}
