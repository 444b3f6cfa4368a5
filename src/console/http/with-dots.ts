import { MoveDetails } from '../../flow/move-details.js';
import { DEED_FIELDS, isRequired } from '../deed-fields.js';
import type { DeskDeed } from '../dossier-desk.js';

export type TypedDeed = Pick<DeskDeed, 'action' | 'note'> & { details: MoveDetails };

const DAY_MS = 86_400_000;

/** A deed as far as it is filled in, with something in every place that is still empty, so that its message can be shown. */
export function withDots({ action, note, details }: TypedDeed, now: number): TypedDeed {
  const dots: MoveDetails = {
    items: [{ item: '…', reason: '…' }],
    legalGround: '…',
    amountVnd: 1,
    newDueAt: now + 365 * DAY_MS,
    way: 'COUNTER',
    ...details,
  };
  const asked = Object.entries(dots).filter(([name]) => DEED_FIELDS[action].some((field) => field === name));
  const wantsWords = isRequired(action, 'note') || DEED_FIELDS[action].includes('file');
  const words = note.trim() === '' && wantsWords ? '…' : note.trim();
  return { action, note: words, details: MoveDetails.parse(Object.fromEntries(asked)) };
}
