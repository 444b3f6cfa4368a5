import type { Values } from './condition.js';
import type { Procedure } from './procedure.js';

/** The number of copies asked for or fixed, where the procedure counts copies. */
export function copiesOf({ copies }: Procedure, values: Values): number | undefined {
  const asked = copies && values[copies.question];
  return typeof asked === 'number' && asked > 0 ? asked : copies?.otherwise;
}

/** The fee in VND as far as a table holds it; undefined when the province decides and the bot must not name it. */
export function feeOf(
  procedure: Procedure,
  values: Values,
): { vnd: number; each: number; copies: number | undefined } | undefined {
  const { type, vnd } = procedure.fee;
  if (type === 'FREE') return { vnd: 0, each: 0, copies: undefined };
  const copies = copiesOf(procedure, values);
  if (type === 'LOCAL' || vnd === null || copies === undefined) return undefined;
  return { vnd: vnd * copies, each: vnd, copies };
}
