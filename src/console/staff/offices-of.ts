import type { Office } from '../../offices/office.js';
import type { Staff } from './staff.js';

/** The offices that somebody has, as they stand in the offices file. */
export const officesOf = (
  { offices }: { offices: readonly Office[] },
  { officeIds }: Pick<Staff, 'officeIds'>,
): Office[] => offices.filter(({ id }) => officeIds.includes(id));
