import { dayInFull, ifKnown, momentInFull } from '../moments-on-paper.js';
import type { PaperData } from '../paper-data.js';
import type { PaperFacts } from '../paper-facts.js';
import { dossierFields } from './letterhead.js';

/** Mẫu 01: what was taken in, and by when the result is promised. */
export function receiptFields(facts: PaperFacts): PaperData {
  const { acceptance, handedIn, printedAt } = facts;
  const dueAt = acceptance?.dueAt ?? null;
  return {
    ...dossierFields(facts, acceptance?.at ?? printedAt),
    thanhPhan: handedIn.map(({ name, files }, index) => ({
      stt: String(index + 1),
      ten: name,
      hinhThuc: files,
    })),
    coThanhPhan: handedIn.length > 0,
    thoiGianTra: ifKnown(dueAt, momentInFull),
    ngayTra: ifKnown(dueAt, dayInFull),
    nguoiTiepNhan: acceptance?.by ?? '',
  };
}
