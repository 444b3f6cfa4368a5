import { readOptionNumber } from '../../text/option-number.js';
import type { Session } from '../session.js';

/** What the button with this number in the last message would have sent; undefined for anything but such a number. */
export function pickNumber({ simple, numbers }: Session, text: string): string | undefined {
  const number = simple ? readOptionNumber(text) : undefined;
  return number === undefined ? undefined : numbers[String(number)];
}
