import { dayInShort, momentInShort } from '../documents/moments-on-paper.js';
import { type Dossier, type HistoryEntry, promiseOf } from '../dossiers/dossier.js';
import { fillBound, OFFICE_PLACES, officeValues } from '../notices/places.js';
import type { FilledTemplate } from '../notices/template-messenger.js';
import type { Office, OfficeTemplate } from '../offices/office.js';
import type { Happened } from './purpose-of.js';
import type { TemplateWords } from './template-words.js';

/** What a template may say of a dossier and its office. */
export const DOSSIER_PLACES = [
  ...(['ten', 'ma_ho_so', 'thu_tuc', 'viec', 'ngay_tra', 'gio_hen', 'so_tien'] as const),
  ...OFFICE_PLACES,
] as const;

/** One dossier and what is to be told of it. `entry`: the line of history that says it; none for a reminder. */
export type Told = { dossier: Dossier; happened: Happened; entry?: HistoryEntry | undefined };

type Speech = { office: Office; words: TemplateWords };

/** A name on the platform has at most so many characters (reference zalo-oa-api §7); who has a longer one is ông/bà. */
const LONGEST_NAME = 30;

/** The template with its places filled from the record, NFC. Pure. */
export const fillTemplate = (bound: OfficeTemplate, told: Told, { office, words }: Speech): FilledTemplate =>
  fillBound(bound, { ...officeValues(office), ...valuesOf(told, words) });

function valuesOf({ dossier, happened, entry }: Told, words: TemplateWords): Record<string, string> {
  const { standIns } = words;
  const { fullName = '' } = dossier.content.applicant;
  const dueAt = entry ? entry.dueAt : promiseOf(dossier);
  const slotAt = dossier.appointment?.at;
  const amountVnd = entry?.details?.amountVnd ?? dossier.feeVnd;
  return {
    ten: fullName === '' || fullName.length > LONGEST_NAME ? standIns.ten : fullName,
    ma_ho_so: dossier.code,
    thu_tuc: dossier.procedureName,
    viec: 'move' in happened ? words.moves[happened.move] : words.reminders[happened.reminder],
    ngay_tra: dueAt === null ? standIns.ngay_tra : dayInShort(dueAt),
    gio_hen: typeof slotAt === 'number' ? momentInShort(slotAt) : standIns.gio_hen,
    so_tien: amountVnd === null ? standIns.so_tien : amountVnd.toLocaleString('vi-VN'),
  };
}
