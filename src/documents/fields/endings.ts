import { dayInFull, ifKnown, momentInFull } from '../moments-on-paper.js';
import type { PaperData } from '../paper-data.js';
import type { Ending, PaperFacts } from '../paper-facts.js';
import { dossierFields } from './letterhead.js';

/** Mẫu 03: why it is not taken. */
export const refusalFields = (facts: PaperFacts, { at, by, reason, ground }: Ending): PaperData => ({
  ...dossierFields(facts, at),
  lyDo: reason,
  canCu: ground,
  nguoiLap: by,
});

/** Mẫu 05: why it goes no further, and how far it had come. */
export const stopFields = (facts: PaperFacts, stop: NonNullable<PaperFacts['stop']>): PaperData => ({
  ...refusalFields(facts, stop),
  giaiDoan: stop.stage,
});

/** Mẫu 04: sorry, and the new day. `nth`: the first apology is 1. */
export function apologyFields(
  facts: PaperFacts,
  { at, by, reason, formerDueAt, dueAt }: PaperFacts['apologies'][number],
  nth: number,
): PaperData {
  return {
    ...dossierFields(facts, at),
    lan: String(nth),
    lyDo: reason,
    ngayHenCu: ifKnown(formerDueAt, momentInFull),
    ngayHenMoi: ifKnown(dueAt, momentInFull),
    ngayTraMoi: ifKnown(dueAt, dayInFull),
    nguoiLap: by,
  };
}
