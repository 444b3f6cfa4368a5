import type { Office } from '../../offices/office.js';
import type { DeskAction, DossierFile } from '../dossier-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Typed } from '../pages/deed-view.js';
import { toLocalInput } from '../pages/local-time.js';
import type { Reasons } from '../reasons.js';

type Around = { file: DossierFile; office: Office; words: ConsoleWords; reasons: Reasons };

/** How a result goes out, by how the citizen wished for it in the form. */
const WAYS: Readonly<Record<string, string>> = { BUU_CHINH: 'POST', BAN_DIEN_TU: 'ELECTRONIC' };

/** What a clerk may start from when an action asks for something. */
export function prefillDeed(action: DeskAction, { file, office, words, reasons }: Around): Typed {
  const note = words.prefill[action];
  const { delivery = 'usual', feeVnd, paidVnd, laterDueAt } = file;
  const owed = (feeVnd ?? 0) - paidVnd;
  return {
    note:
      action === 'apologise'
        ? suggestReason(file, reasons)
        : fill(note?.[delivery] ?? note?.usual ?? '', {
            centre: office.centreName,
            address: office.address,
            hours: office.hoursText,
          }),
    amountVnd: owed > 0 ? owed.toLocaleString('vi-VN') : '',
    way: WAYS[delivery] ?? 'COUNTER',
    paidBy: 'CASH',
    newDueAt: toLocalInput(laterDueAt),
  };
}

/** Why the result comes later, as far as the course of the dossier implies it; empty when it does not. */
function suggestReason({ history }: DossierFile, { apology }: Reasons): string {
  const done = new Set(history.filter(({ by }) => by.kind !== 'system').map(({ action }) => action));
  return apology.find(({ after }) => after.every((action) => done.has(action)))?.reason ?? '';
}
