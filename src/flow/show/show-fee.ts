import { countOf } from '../../text/count-of.js';
import { isInForce } from '../catalogue.js';
import { decide, toKnown } from '../decide.js';
import { feeOf } from '../fee-of.js';
import type { Procedure } from '../procedure.js';
import { type Filled, toRoute, valuesOf } from '../route.js';
import type { World } from '../world.js';
import { feeInWords } from './fee-in-words.js';
import { formatMoney } from './moments.js';

/** Whether an answer still to come can add to the fee. */
function isOpen(procedure: Procedure, filled: Filled): boolean {
  const known = toKnown(procedure, filled);
  return procedure.fee.parts.some(({ when }) => when !== undefined && decide(when, known) === undefined);
}

/** The fee of this case as far as a table holds it, else in the words of the procedure; none of a revision gone by. */
export function showFee(world: World, procedure: Procedure, filled: Filled): string {
  const { labels } = world.catalogue;
  if (!isInForce(procedure, filled.day)) return labels.feeLater;
  if (isOpen(procedure, filled)) return procedure.fee.text;
  const fee = feeOf(procedure, valuesOf(toRoute(procedure, filled)));
  const counted = (fee?.parts ?? []).flatMap(({ copies, each }) =>
    copies === undefined ? [] : [`${countOf(copies, labels.copies)} × ${formatMoney(each, labels)}`],
  );
  const how = counted.length === 0 ? '' : ` (${counted.join(' + ')})`;
  return `${feeInWords(fee?.vnd, procedure.fee, labels)}${how}`;
}
