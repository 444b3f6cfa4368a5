import { z } from 'zod';
import { PAPER_KINDS, type PaperRef } from '../../documents/papers.js';

/** A paper in an address: `receipt-1`, `supplement-2`. */
export const toPaperId = ({ kind, nth }: PaperRef): string => `${kind}-${nth}`;

const PaperId = z.templateLiteral([z.enum(PAPER_KINDS), '-', z.number().int().positive()]);
const Ref = z.object({ kind: z.enum(PAPER_KINDS), nth: z.coerce.number().int().positive().max(999) });

export function parsePaperId(id: unknown): PaperRef | undefined {
  const [kind, nth] = PaperId.safeParse(id).data?.split('-') ?? [];
  return Ref.safeParse({ kind, nth }).data;
}
