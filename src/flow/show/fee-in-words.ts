import type { Labels } from '../catalogue.js';
import type { Fee } from '../fee.js';
import { formatMoney } from './moments.js';

/** What has to be paid: an amount where the table gives one; nothing in the procedure's own words, if it has any. */
export function feeInWords(vnd: number | null | undefined, fee: Fee | undefined, labels: Labels): string {
  if (vnd === null || vnd === undefined) return fee?.text ?? labels.feeLater;
  if (vnd > 0) return formatMoney(vnd, labels);
  return fee?.parts.length === 0 ? fee.text : labels.free;
}
