import type { OfficeId } from '../../ids.js';
import type { ConsoleServices } from '../console-services.js';
import type { Choice } from '../pages/deed-view.js';
import { mayDo } from '../staff/permissions.js';

/** To whom of an office a dossier may be handed over: whoever may work on it. */
export async function findColleagues(
  { staff }: Pick<ConsoleServices, 'staff'>,
  officeId: OfficeId,
): Promise<Choice[]> {
  const everybody = await staff.listAt(officeId);
  return everybody
    .filter(({ disabled, role }) => !disabled && mayDo(role, 'act'))
    .map(({ username, displayName }) => ({ value: username, label: displayName }));
}
