import type { NoticeKind } from './notice-kind.js';

/** What differs from recipient to recipient. A value that is not known gives way to its stand-in. */
export const RECIPIENT_PLACES = ['ten', 'khu_pho'] as const;
export type RecipientPlace = (typeof RECIPIENT_PLACES)[number];

/** What every notice may say of the office. */
export const OFFICE_PLACES = ['co_quan', 'dia_chi', 'dien_thoai', 'gio_lam_viec'] as const;

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
