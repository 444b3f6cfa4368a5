import { momentInShort } from '../moments-on-paper.js';
import type { PaperData } from '../paper-data.js';
import type { PaperFacts } from '../paper-facts.js';
import { dossierFields } from './letterhead.js';

/** Mẫu 06: who handed it to whom, out of the history. */
export const controlSlipFields = (facts: PaperFacts): PaperData => ({
  ...dossierFields(facts, facts.printedAt),
  banGiao: facts.handOvers.map(({ at, from, to, what, result, note }, index) => ({
    stt: String(index + 1),
    thoiGian: momentInShort(at),
    benGiao: from,
    benNhan: to,
    viec: what,
    ketQua: result,
    ghiChu: note,
  })),
});
