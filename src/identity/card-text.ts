import { tidy } from '../text/fold.js';
import type { IdentityCard } from './identity-card.js';
import { compareDates, PartialDate } from './partial-date.js';

/**
 * What a QR text turned out to be. `oldNumber` and `extra` (numbers that were cancelled, a child's parents) stand on some
 * cards; no form asks for them. `otherCode`: a code of something else; `damaged`: a card's, but a field makes no sense.
 */
export type CardReading =
  | { card: IdentityCard; oldNumber?: string; extra: string[] }
  | { problem: 'otherCode' | 'damaged' };

/** Nobody's card is older, and the code never holds less. */
const FIRST_ISSUE_YEAR = 2016;
const FIRST_CHIP_CARDS = { y: 2021, m: 1, d: 1 };
const FIRST_CAN_CUOC = { y: 2024, m: 7, d: 1 };
const LONGEST_NAME = 100;
const LONGEST_ADDRESS = 250;

const NUMBER = /^\d{12}$/;
/** CMND: nine digits, or the twelve of 2012 to 2015. */
const OLD_NUMBER = /^(\d{9}|\d{12})?$/;
const NAME = /^\p{L}[\p{L}\p{M}'’\-. ]*$/u;

/**
 * Reads the text of a card's QR code: `number|old number|name|birth|sex|address|issued`, where some readers leave an
 * empty old number out and the cards since 2024 say more at the end. Strict, because a wrong reading is worse than none:
 * every field has to be what it should be, else there is no card. Total: any text gives a reading.
 */
export function parseCardText(text: string): CardReading {
  const parts = text.split('|').map(tidy);
  const [identityNumber = '', second = ''] = parts;
  if (!NUMBER.test(identityNumber) || parts.length < 6) return { problem: 'otherCode' };
  const hasOldNumber = OLD_NUMBER.test(second);
  const [fullName = '', birth = '', sexWord = '', residence = '', issued = '', ...extra] = parts.slice(
    hasOldNumber ? 2 : 1,
  );
  const [birthDate, sex, issuedOn] = [readDay(birth), readSex(sexWord), readDay(issued)];
  const isWhole = isName(fullName) && isAddress(residence);
  if (!birthDate || !sex || !issuedOn || !isWhole || !isInOrder(birthDate, issuedOn)) {
    return { problem: 'damaged' };
  }
  return {
    card: { identityNumber, fullName, birthDate, sex, residence, issuedOn, ...kindOf(issuedOn, extra) },
    ...(hasOldNumber && second !== '' && { oldNumber: second }),
    extra,
  };
}

/** `ddMMyyyy`; a day or month that nobody knows is `00`. */
function readDay(text: string): PartialDate | undefined {
  const [, d, m, y] = /^(\d\d)(\d\d)(\d{4})$/.exec(text)?.map(Number) ?? [];
  if (!y) return undefined;
  const date = { y, ...(m && { m }), ...(d && { d }) };
  return PartialDate.safeParse(date).data;
}

function readSex(word: string): IdentityCard['sex'] | undefined {
  switch (word.toLowerCase()) {
    case 'nam':
      return 'male';
    case 'nữ':
      return 'female';
    default:
      return undefined;
  }
}

const isName = (name: string): boolean => name.length <= LONGEST_NAME && NAME.test(name);

/** Letters, and none of the signs that a text read in the wrong alphabet is full of. */
const isAddress = (address: string): boolean =>
  address.length <= LONGEST_ADDRESS && /\p{L}{2}/u.test(address) && !/[\uFFFD\p{Cc}]/u.test(address);

/** Issued on a whole day, after the holder was born. */
const isInOrder = (birthDate: PartialDate, issuedOn: PartialDate): boolean =>
  issuedOn.d !== undefined && issuedOn.y >= FIRST_ISSUE_YEAR && compareDates(birthDate, issuedOn) <= 0;

/** The law changed the card on one day; more fields than the old card had contradict an earlier one. */
function kindOf(issuedOn: PartialDate, extra: readonly string[]): Pick<IdentityCard, 'kind'> {
  if (compareDates(issuedOn, FIRST_CAN_CUOC) >= 0) return { kind: 'canCuoc' };
  const isChip = compareDates(issuedOn, FIRST_CHIP_CARDS) >= 0 && extra.length === 0;
  return isChip ? { kind: 'chip' } : {};
}
