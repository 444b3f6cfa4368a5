import { plainKey } from './fold.js';
import { numberFromWords } from './number-words.js';

/** A time of day; the minute may not be known. */
export type Clock = { hour: number; minute?: number };

/**
 * What was said of the time of day, and the words without it. `midnight` and `impossible` are times that must be asked
 * again: 12 o'clock at night belongs to two days, and no clock shows 14 o'clock in the morning. `unsure` as in `DateWords`.
 */
export type ClockWords = {
  rest: string;
  clock?: Clock;
  wrong?: 'midnight' | 'impossible';
  unsure: boolean;
};

const NUMBER =
  '(?:(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi) ){0,2}(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi)';
const LEAD = '(?<lead>(?:(?:vao|luc|hoi|khoang|tam|chung|gan) )*)';
const MINUTES = '(?: ?(?:phut|ph|p)(?![a-z]))';
/** No date: not what stands before a slash or "tháng". */
const NO_DATE = '(?![\\d/.:-]| ?[/.:-] ?\\d| thang)';
const PART = '(?: (?:buoi )?(?<part>rang sang|sang|trua|chieu|toi|dem|khuya)(?![a-z]))?';
const PATTERNS = [
  new RegExp(`${LEAD}(?<![\\d/.:-])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?(?!\\d)${PART}`, 'g'),
  new RegExp(
    `${LEAD}(?<![\\d/.:-])(?<hour>\\d{1,2}|\\b${NUMBER}) ?(?:gio|h|g)(?![a-z])(?: (?<half>ruoi)(?![a-z])| kem (?<less>\\d{1,2}|${NUMBER})${MINUTES}?|(?<gap> ?)(?<minute>\\d{1,2}${NO_DATE}|${NUMBER}(?=${MINUTES}))(?<spelled>${MINUTES})?)?${PART}`,
    'g',
  ),
];
const NO_CLOCK =
  /\b(toi |em )?(khong|ko|k|chua|quen) (con )?(nho|ro|biet|mat)( ro| mat)?( duoc)?( may)? gio( nao| may)?( mat)?\b|\bquen gio\b/g;
const LONE_PART = /\b(buoi )?(rang sang|sang|trua|chieu|dem|khuya)( som)?\b(?! (nay|qua|hom|mai|kia))/g;
/** Told apart from "tôi" by its mark, or by what comes after it. */
const EVENING = /\btoi\b(?= (nay|qua|hom|ngay|\d))/;

/** Takes the time of day out of an answer. Undefined when it names two times. */
export function takeClock(text: string): ClockWords | undefined {
  const plain = plainKey(text.normalize('NFKC'))
    .replace(/["'’′“”()]/g, ' ')
    .replace(/[\s,;]+/g, ' ')
    .trim();
  const known = plain.replace(NO_CLOCK, ' ');
  const found = PATTERNS.flatMap((pattern) => [...known.matchAll(pattern)]);
  const [match] = found;
  if (found.length > 1) return undefined;
  if (!match) return { rest: tidied(known.replace(LONE_PART, ' ')), unsure: false, ...midnightIn(known) };
  const said = match.groups ?? {};
  const isDay = said.part !== undefined && /^ (nay|qua|hom|mai|kia)\b/.test(after(known, match));
  const around = tidied(`${known.slice(0, match.index)} ${isDay ? said.part : ''} ${after(known, match)}`);
  const part = said.part ?? LONE.exec(around)?.[0] ?? (EVENING.test(around) ? 'toi' : undefined);
  return { rest: tidied(around.replace(LONE_PART, ' ')), ...toClock(said, part) };
}

const LONE = /\b(rang sang|sang|trua|chieu|dem|khuya)\b/;

const after = (text: string, match: RegExpExecArray): string => text.slice(match.index + match[0].length);

const tidied = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/( (vao|luc|hoi))+$/, '');

const midnightIn = (text: string): Pick<ClockWords, 'wrong'> =>
  /\bnua dem\b/.test(text) ? { wrong: 'midnight' } : {};

type Said = Record<string, string | undefined>;

function toClock(said: Said, part: string | undefined): Omit<ClockWords, 'rest'> {
  const hour = amount(said.hour);
  const minute = said.half === undefined ? amount(said.minute) : 30;
  const less = amount(said.less);
  const isNamed = said.hour?.startsWith('0') === true;
  const there = hour === undefined ? undefined : hourOf(hour, part, isNamed);
  if (there === undefined || (minute ?? 0) > 59 || (less ?? 1) > 59)
    return { wrong: 'impossible', unsure: false };
  if (there.wrong) return { wrong: there.wrong, unsure: false };
  const isLoose = said.minute !== undefined && said.gap === ' ' && said.spelled === undefined;
  const unsure = there.unsure || isLoose || /khoang|tam|chung|gan/.test(said.lead ?? '');
  if (less !== undefined) return { clock: { hour: (there.hour + 23) % 24, minute: 60 - less }, unsure };
  return { clock: { hour: there.hour, ...(minute !== undefined && { minute }) }, unsure };
}

type Hour = { hour: number; unsure: boolean; wrong?: ClockWords['wrong'] };

/** Hours of each part of the day as they are said, and what they stand for; others contradict it. */
const PARTS: Readonly<Record<string, (hour: number) => number | undefined>> = {
  'rang sang': (hour) => (hour >= 1 && hour <= 6 ? hour : undefined),
  sang: (hour) => (hour <= 11 ? hour : undefined),
  trua: (hour) => (hour >= 10 && hour <= 14 ? hour : hour === 1 || hour === 2 ? hour + 12 : undefined),
  chieu: (hour) => (hour >= 12 && hour <= 18 ? hour : hour >= 1 && hour <= 7 ? hour + 12 : undefined),
  toi: (hour) => (hour >= 17 && hour <= 23 ? hour : hour >= 5 && hour <= 11 ? hour + 12 : undefined),
  dem: (hour) => (hour >= 18 || hour <= 5 ? hour : hour >= 7 && hour <= 11 ? hour + 12 : undefined),
  khuya: (hour) => (hour >= 18 || hour <= 5 ? hour : hour >= 8 && hour <= 11 ? hour + 12 : undefined),
};

/** "2 giờ" alone may be at night or in the afternoon, so it is asked back; "02:00" and "14 giờ" are not. */
function hourOf(hour: number, part: string | undefined, isNamed: boolean): Hour | undefined {
  const isMidnight = hour === 24 || (hour === 12 && part !== undefined && /sang|toi|dem|khuya/.test(part));
  if (isMidnight) return { hour: 0, unsure: false, wrong: 'midnight' };
  if (hour > 23) return undefined;
  if (part === undefined) return { hour, unsure: !isNamed && hour >= 1 && hour <= 12 };
  const there = PARTS[part]?.(hour);
  // the small hours of a "night" may be meant to belong to the day before
  return there === undefined ? undefined : { hour: there, unsure: /dem|khuya/.test(part) && there <= 5 };
}

const amount = (said: string | undefined): number | undefined =>
  said === undefined ? undefined : /^\d+$/.test(said) ? Number(said) : numberFromWords(said.split(' '));
