const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const APRIL = 4;

/**
 * A date as birth certificates write it out: "Ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu". Vietnamese
 * in every language of the chat, for it is what the register says (TT 04/2020/TT-BTP).
 */
export function dateInWords({ d, m, y }: { d: number; m: number; y: number }): string {
  const month = m === APRIL ? 'tư' : numberInWords(m);
  return `Ngày ${numberInWords(d)} tháng ${month} năm ${numberInWords(y)}`;
}

const POWERS = [
  [1_000_000_000, 'tỷ'],
  [1_000_000, 'triệu'],
  [1000, 'nghìn'],
] as const;

/** A whole number from 0 on in words. */
export const numberInWords = (n: number): string => spell(n, false);

/** What follows a thousand or more is said with its hundred even where that is none. */
function spell(n: number, follows: boolean): string {
  const power = POWERS.find(([unit]) => n >= unit);
  if (!power) return follows || n >= 100 ? hundreds(n) : belowHundred(n);
  const [unit, name] = power;
  const below = n % unit;
  return join(spell(Math.floor(n / unit), follows), name, below === 0 ? '' : spell(below, true));
}

/** With its hundred even where that is none: two thousand, no hundred and twenty-six. */
function hundreds(n: number): string {
  const below = n % 100;
  const rest = below === 0 ? '' : below < 10 ? `linh ${digit(below)}` : belowHundred(below);
  return join(digit(n / 100), 'trăm', rest);
}

function belowHundred(n: number): string {
  const [tens, unit] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digit(unit);
  return join(tens === 1 ? 'mười' : `${digit(tens)} mươi`, unit === 0 ? '' : unitAfter(tens, unit));
}

/** After tens some digits are said otherwise: mười lăm, hai mươi mốt, hai mươi tư. */
function unitAfter(tens: number, unit: number): string {
  if (unit === 5) return 'lăm';
  if (tens === 1) return digit(unit);
  if (unit === 1) return 'mốt';
  return unit === 4 ? 'tư' : digit(unit);
}

const digit = (n: number): string => DIGITS[Math.floor(n)] ?? '';

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
