import { DossierNumbersExhausted } from '../errors/dossier-numbers-exhausted.js';
import { DossierCode, type PlainDate } from '../ids.js';

export type DossierCodeParts = {
  /** `Office.dossierUnit` */
  unit: string;
  receivedOn: PlainDate;
  /** the office's running number of that day */
  number: number;
};

/** How codes look; the layout has changed once and will again, so nobody else knows it. */
export type FormatDossierCode = (parts: DossierCodeParts) => DossierCode;

const LAYOUT = /^\d{3}\.\d{2}\.\d{2}\.[HGKT]\d{2}-\d{6}-\d{4}$/;

/**
 * `000.00.01.H53-201106-0001`: unit, day of receipt, running number (Circular 01/2018, article 19). Throws
 * `DossierNumbersExhausted` after the 9,999th of a day.
 */
export const formatDossierCode: FormatDossierCode = ({ unit, receivedOn, number }) => {
  if (number > 9_999) throw new DossierNumbersExhausted('no code left for this day', { unit, receivedOn });
  const day = receivedOn.slice(2).replaceAll('-', '');
  const code = `${unit}-${day}-${String(number).padStart(4, '0')}`;
  if (!LAYOUT.test(code)) throw new Error(`not a dossier code: ${code}`);
  return DossierCode.parse(code);
};
