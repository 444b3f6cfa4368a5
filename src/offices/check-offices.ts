import { OfficesInvalid } from '../errors/offices-invalid.js';
import { placesIn } from '../notices/places.js';
import type { Offices } from './offices.js';

/** What the offices file may name that stands in templates. */
export type KnownNames = {
  procedures: readonly string[];
  noticeKinds: readonly string[];
  /** what a template may say of a dossier */
  dossierPlaces: readonly string[];
};

/** Throws `OfficesInvalid` where an office names a procedure, a kind of notice or a place of a template that there is none of. */
export function checkOffices({ all }: Offices, { procedures, noticeKinds, dossierPlaces }: KnownNames): void {
  const lines = all.flatMap(({ id, noAppointmentDay, notices, dossierMessages }) => [
    ...unknown(noAppointmentDay?.procedures ?? [], procedures).map(
      (name) => `  ${id}.noAppointmentDay.procedures: there is no procedure ${name}`,
    ),
    ...unknown(Object.keys(notices.templates), noticeKinds).map(
      (name) => `  ${id}.notices.templates: there is no kind of notice ${name}`,
    ),
    ...Object.entries(dossierMessages?.templates ?? {}).flatMap(([purpose, { data }]) =>
      unknown(Object.values(data).flatMap(placesIn), dossierPlaces).map(
        (place) => `  ${id}.dossierMessages.templates.${purpose}: nobody fills {${place}}`,
      ),
    ),
  ]);
  if (lines.length > 0) throw new OfficesInvalid(`the offices file cannot be used:\n${lines.join('\n')}`);
}

const unknown = (named: readonly string[], known: readonly string[]): string[] =>
  named.filter((one) => !known.includes(one));
