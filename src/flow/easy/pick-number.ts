import { readOptionNumber } from '../../text/option-number.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';

/**
 * What the button with this number in the last message would have sent; undefined for anything but such a number. 0 leads
 * back everywhere, except at a question that could be answered with it.
 */
export function pickNumber({ simple, numbers, place }: Session, text: string): string | undefined {
  const number = simple ? readOptionNumber(text) : undefined;
  if (number === undefined) return undefined;
  return numbers[String(number)] ?? (number === 0 && place.at !== 'question' ? tap('back') : undefined);
}
