import { toPlainDate } from '../../calendar/plain-date.js';
import type { OfficeId } from '../../ids.js';
import type { ConsoleServices } from '../console-services.js';
import type { Choice } from '../pages/deed-view.js';
import { mayDo } from '../staff/permissions.js';

/** To whom of an office a dossier may be handed over: whoever may work on it and is not away. */
export async function findColleagues(
  { staff, absences, now }: Pick<ConsoleServices, 'staff' | 'absences' | 'now'>,
  officeId: OfficeId,
): Promise<Choice[]> {
  const [everybody, away] = await Promise.all([
    staff.listAt(officeId),
    absences.listOn(officeId, toPlainDate(now())),
  ]);
  return everybody
    .filter(({ disabled, role }) => !disabled && mayDo(role, 'act'))
    .filter(({ username }) => !away.some((absence) => absence.username === username))
    .map(({ username, displayName }) => ({ value: username, label: displayName }));
}
