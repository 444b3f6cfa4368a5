import { z } from 'zod';

/** A Vietnamese telephone number in E.164, mobile or landline. */
export const PhoneNumber = z
  .string()
  .regex(/^\+84(?:(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}|2\d{9})$/);

/** Eleven-digit mobile numbers ended in 2018; each old prefix became one new one. */
const PREFIX_SINCE_2018: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0126': '076',
  '0127': '081',
  '0128': '078',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

export type PhoneReading =
  | { phone: string; converted: boolean }
  | { problem: 'noNumber' | 'hotline' | 'foreign' | 'wrong' };

/**
 * Reads one telephone number as people write it: any separators, 0, 84 or +84 in front, or the leading 0 lost.
 * `converted` tells that a number of before 2018 was brought to its present form.
 */
export function readPhone(text: string): PhoneReading {
  const compact = text.normalize('NFKC').replace(/[\s.\-–_()/]/g, '');
  if (!/\d/.test(compact)) return { problem: 'noNumber' };
  if (/^(1022|1[89]00\d{2,6})$/.test(compact)) return { problem: 'hotline' };
  const national = toNational(compact);
  if (national === undefined) return { problem: /^(\+|00)[1-9]\d+$/.test(compact) ? 'foreign' : 'wrong' };
  const newPrefix = national.length === 11 ? PREFIX_SINCE_2018[national.slice(0, 4)] : undefined;
  const today = newPrefix === undefined ? national : newPrefix + national.slice(4);
  const phone = `+84${today.slice(1)}`;
  return PhoneNumber.safeParse(phone).success
    ? { phone, converted: newPrefix !== undefined }
    : { problem: 'wrong' };
}

/** `0901 234 567`; landlines unbroken, because area codes differ in length. */
export function formatPhone(phone: string): string {
  const national = `0${phone.slice(3)}`;
  return national.length === 10 ? national.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3') : national;
}

/** `0901 ••• 567`. */
export function maskPhone(phone: string): string {
  const national = `0${phone.slice(3)}`;
  return `${national.slice(0, 4)} ••• ${national.slice(-3)}`;
}

/** With one leading zero; undefined for anything that cannot be a Vietnamese number. */
function toNational(compact: string): string | undefined {
  const international = /^(?:\+84|0084|84(?=\d{9,10}$))0?(\d{9,10})$/.exec(compact);
  if (international) return `0${international[1]}`;
  if (/^0[1-9]\d{8,9}$/.test(compact)) return compact;
  return /^[35789]\d{8}$/.test(compact) ? `0${compact}` : undefined;
}
