import type { SignedAction } from '../../offices/office.js';
import type { DeskAction } from '../dossier-desk.js';
import { mayDo } from '../staff/permissions.js';
import type { AtOffice } from './gate.js';

/** Whether who is asking may only propose this, by the office's rule of the second signature. */
export function needsSignature(
  { staff, office }: Pick<AtOffice, 'staff' | 'office'>,
  action: DeskAction,
): action is SignedAction {
  const { for: signed, twoPeople } = office.secondSignature;
  const isSigned = signed.some((one) => one === action);
  return isSigned && (twoPeople || !mayDo(staff.role, 'sign'));
}
