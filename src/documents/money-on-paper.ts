import { numberInWords } from '../text/date-in-words.js';

/** `50.000 đồng`. */
export const moneyInDigits = (vnd: number): string => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;

/** `năm mươi nghìn đồng`. */
export const moneyInWords = (vnd: number): string => `${numberInWords(vnd)} đồng`;
