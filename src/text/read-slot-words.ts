import { slotWordsFromEnglish } from './english-slot-words.js';
import { plainKey } from './fold.js';
import { type Clock, takeClock } from './read-clock.js';

/** A day as people name it: a weekday (0 = Sunday) of this or the next week, so many days ahead, or by its date. */
export type DayWords =
  | { weekday: number; next: boolean }
  | { ahead: number }
  | { day: number; month?: number; year?: number };

/** What was said of when to come; at least one part of it is there. */
export type SlotWords = { day?: DayWords; part?: 'morning' | 'afternoon'; clock?: Clock };

const WEEKDAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '6': 5,
  '7': 6,
};
const WEEKDAY = /\b(?:thu |t)(hai|ba|tu|nam|sau|bay|[2-7])\b|\b(chu nhat|cn)\b/;
const NEXT_WEEK = /\b(tuan sau|tuan toi|tuan ke|sang tuan|dau tuan sau)\b/g;
const THIS_WEEK = /\b(tuan nay|nay|toi nay)\b/g;
const AHEAD: readonly [RegExp, number][] = [
  [/\b(hom nay|bua nay|(?:sang|chieu|trua) nay|ngay nay)\b/, 0],
  [/\b(ngay mai|bua mai|mai)\b/, 1],
  [/\b(ngay mot|bua mot|(?<=(?:sang|chieu|trua) )mot|ngay kia|mot$)/, 2],
];
const DATE =
  /\b(?:ngay |mung |mong )?(\d{1,2})(?: ?[/.-] ?| thang )(\d{1,2})(?:(?: ?[/.-] ?| nam )(\d{4}))?\b|\bngay (\d{1,2})\b/;
const PART = /\b(?:buoi )?(sang|trua|chieu)(?: som| muon)?\b/g;
/** Say nothing about when. */
const FILLERS =
  /\b(da|vang|thua|em|toi|minh|anh|chi|co|chu|cho|xin|muon|dat|chon|lay|hen|lich|den|toi|di|qua|len|vao|luc|hoi|gio|ngay|hom|bua|buoi|khoang|tam|duoc|khong|ko|cung|thi|la|nhe|nha|nghe|a|oi|di|ok|luon|som|nhat)\b/g;

/** Reads a day, a half of a day, an hour, or several of them. Undefined when anything else was said. */
export function readSlotWords(text: string): SlotWords | undefined {
  const whole = plainKey(slotWordsFromEnglish(text).normalize('NFKC')).replace(/[,;!?"'()]/g, ' ');
  // "sang tuần" is no morning
  const plain = whole.replace(NEXT_WEEK, ' ');
  const clock = takeClock(plain);
  if (clock === undefined || clock.wrong !== undefined) return undefined;
  const found = takeDay(clock.rest, plain !== whole);
  const part = partIn(plain);
  const left = found.rest.replace(PART, ' ').replace(THIS_WEEK, ' ').replace(FILLERS, ' ');
  if (/[\p{L}\p{N}]/u.test(left)) return undefined;
  const words: SlotWords = {
    ...(found.day && { day: found.day }),
    ...(part && { part }),
    ...(clock.clock && { clock: clock.clock }),
  };
  return Object.keys(words).length > 0 ? words : undefined;
}

function takeDay(text: string, next: boolean): { day?: DayWords; rest: string } {
  const weekday = WEEKDAY.exec(text);
  if (weekday) {
    const day = { weekday: WEEKDAYS[weekday[1] ?? ''] ?? 0, next };
    const rest = text.replace(weekday[0], ' ');
    // "thứ Năm 26/11": the date says it more exactly
    const date = takeDate(rest);
    return date ?? { day, rest };
  }
  const dated = takeDate(text);
  if (dated) return dated;
  const ahead = AHEAD.find(([pattern]) => pattern.test(text));
  return ahead ? { day: { ahead: ahead[1] }, rest: text.replace(ahead[0], ' ') } : { rest: text };
}

function takeDate(text: string): { day: DayWords; rest: string } | undefined {
  const [whole, day, month, year, bare] = DATE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    day: {
      day: Number(day ?? bare),
      ...(month !== undefined && { month: Number(month) }),
      ...(year !== undefined && { year: Number(year) }),
    },
    rest: text.replace(whole, ' '),
  };
}

function partIn(plain: string): SlotWords['part'] {
  const parts = new Set([...plain.matchAll(PART)].map(([, part]) => part === 'sang'));
  if (parts.size !== 1) return undefined;
  return parts.has(true) ? 'morning' : 'afternoon';
}
