import type { PaperData } from '../paper-data.js';
import type { PaperFacts, SupplementFacts } from '../paper-facts.js';
import { dossierFields } from './letterhead.js';

/** Mẫu 02: one round of asking for more. */
export function supplementFields(
  facts: PaperFacts,
  { round, at, by, note, items }: SupplementFacts,
): PaperData {
  return {
    ...dossierFields(facts, at),
    lan: String(round),
    noiDung: items.map(({ item, reason, example }, index) => ({
      stt: String(index + 1),
      ten: item,
      lyDo: reason,
      viDu: example,
    })),
    loiNhan: note,
    nguoiHuongDan: by,
  };
}
