import { holds, type Values } from './condition.js';
import type { FeePart } from './fee.js';
import type { Procedure } from './procedure.js';

/** VND of one part; `copies` where it is counted by copies of `each`. */
export type PartOfFee = { vnd: number; each: number; copies?: number };

/** The number of copies asked for or fixed, where the procedure counts copies. */
export function copiesOf({ copies }: Pick<Procedure, 'copies'>, values: Values): number | undefined {
  const asked = copies && values[copies.question];
  return typeof asked === 'number' && asked > 0 ? asked : copies?.otherwise;
}

/** The fee as far as a table holds it; undefined when a part is not known and so no sum may be named. */
export function feeOf(
  procedure: Pick<Procedure, 'fee' | 'copies'>,
  values: Values,
): { vnd: number; parts: PartOfFee[] } | undefined {
  const due = procedure.fee.parts.filter((part) => !part.when || holds(part.when, values));
  const parts = due.map((part) => priceOf(part, copiesOf(procedure, values), values));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return { vnd: known.reduce((sum, part) => sum + part.vnd, 0), parts: known };
}

function priceOf(part: FeePart, copies: number | undefined, values: Values): PartOfFee | undefined {
  switch (part.kind) {
    case 'LOCAL':
      return undefined;
    case 'PER_CASE':
      return { vnd: part.vnd, each: part.vnd };
    case 'PER_COPY':
      return copies === undefined ? undefined : { vnd: part.vnd * copies, each: part.vnd, copies };
    case 'PER_PAGE':
      return priceOfPages(part, values);
  }
}

/** The sum over the papers whose pages and copies are both known; nothing known is no price. */
function priceOfPages(part: Extract<FeePart, { kind: 'PER_PAGE' }>, values: Values): PartOfFee | undefined {
  const papers = part.of.flatMap(({ pages, copies }) => {
    const [many, times] = [values[pages], values[copies]];
    return typeof many === 'number' && typeof times === 'number' ? [{ pages: many, copies: times }] : [];
  });
  const vnd = papers.reduce((sum, { pages, copies }) => {
    const first = Math.min(pages, part.firstPages);
    return sum + copies * Math.min(part.most, part.vnd * first + part.next * (pages - first));
  }, 0);
  return papers.length === 0 ? undefined : { vnd, each: part.vnd };
}
