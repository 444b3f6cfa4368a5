import { z } from 'zod';
import type { AnswerKindName } from './answers/index.js';

/** What a form can ask about one person. */
export const PersonPart = z.enum([
  'fullName',
  'birthDate',
  'sex',
  'ethnicGroup',
  'nationality',
  'identityNumber',
  'paperKind',
  'paperNumber',
  'paperIssuedOn',
  'paperIssuedBy',
  'residenceKind',
  'residence',
  'phone',
  'email',
]);
export type PersonPart = z.infer<typeof PersonPart>;

/**
 * The convention: under a person's prefix, the rest of a key says which part it is, and its question is of this kind.
 * The shared groups keep to it, so that including one under a new prefix is all that a procedure has to do.
 */
export const PERSON_KEYS: Readonly<Record<PersonPart, { suffix: string; kind: AnswerKindName }>> = {
  fullName: { suffix: 'hoTen', kind: 'personName' },
  birthDate: { suffix: 'ngaySinh', kind: 'date' },
  sex: { suffix: 'gioiTinh', kind: 'choice' },
  ethnicGroup: { suffix: 'danToc', kind: 'ethnicGroup' },
  nationality: { suffix: 'quocTich', kind: 'choice' },
  identityNumber: { suffix: 'soDinhDanh', kind: 'identityNumber' },
  paperKind: { suffix: 'giayTo.loai', kind: 'choice' },
  paperNumber: { suffix: 'giayTo.so', kind: 'text' },
  paperIssuedOn: { suffix: 'giayTo.ngayCap', kind: 'date' },
  paperIssuedBy: { suffix: 'giayTo.noiCap', kind: 'text' },
  residenceKind: { suffix: 'noiCuTru.loai', kind: 'choice' },
  residence: { suffix: 'noiCuTru.diaChi', kind: 'address' },
  phone: { suffix: 'sdt', kind: 'phone' },
  email: { suffix: 'email', kind: 'email' },
};

/** A person whose keys, or whose name in lists, do not follow from the convention: an entry of a procedure's `people`. */
export const DeclaredPerson = z.strictObject({
  prefix: z.string().min(1),
  label: z.string().min(1).max(60).optional(),
  keys: z.partialRecord(PersonPart, z.string()).default({}),
});
export type DeclaredPerson = z.infer<typeof DeclaredPerson>;
