import type { Office } from '../offices/office.js';
import type { NoticeKind } from './notice-kind.js';
import type { FilledTemplate } from './template-messenger.js';

/** What differs from recipient to recipient. A value that is not known gives way to its stand-in. */
export const RECIPIENT_PLACES = ['ten', 'khu_pho'] as const;
export type RecipientPlace = (typeof RECIPIENT_PLACES)[number];

/** What every notice or template may say of the office. */
export const OFFICE_PLACES = ['co_quan', 'dia_chi', 'dien_thoai', 'gio_lam_viec'] as const;

export const officeValues = (office: Office): Record<(typeof OFFICE_PLACES)[number], string> => ({
  co_quan: office.centreName,
  dia_chi: office.address,
  dien_thoai: office.phone,
  gio_lam_viec: office.hoursText,
});

/** For whom no name or neighbourhood is known. */
export const STAND_INS: Readonly<Record<RecipientPlace, string>> = { ten: 'ông/bà', khu_pho: 'khu phố' };

const ANY_PLACE = /\{([^{}]*)\}/g;

/** Every place that a text has, also those that nobody can fill. */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(ANY_PLACE)].map(([, name = '']) => name);

/** The closed list of places that a notice of this kind may have. */
export const knownPlaces = (kind: Pick<NoticeKind, 'fields'>): string[] => [
  ...RECIPIENT_PLACES,
  ...OFFICE_PLACES,
  ...kind.fields.map(({ key }) => key),
];

/** Fills what is known and leaves the rest as it stands; what is filled in is never read as a place itself. */
export const fillPlaces = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(ANY_PLACE, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : place,
  );

/** A template with its places filled, NFC. */
export const fillBound = (
  { templateId, data }: FilledTemplate,
  values: Readonly<Record<string, string>>,
): FilledTemplate => ({
  templateId,
  data: Object.fromEntries(
    Object.entries(data).map(([name, text]) => [name, fillPlaces(text, values).normalize('NFC')]),
  ),
});
