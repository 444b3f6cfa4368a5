import { ConfigInvalid } from '../errors/config-invalid.js';
import type { OpeningHours } from '../offices/office.js';
import type { Weekday } from './plain-date.js';

/** An interval of a day in minutes since midnight, `from` inside, `to` outside. */
export type MinuteSpan = { from: number; to: number };
export type OpeningMinutes = Record<Weekday, readonly MinuteSpan[]>;

const toMinutes = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * Opening hours in minutes, each day sorted and overlaps united, so that no minute is worked twice. Throws
 * `ConfigInvalid` for an office that never opens: every search for its next working day would be endless.
 */
export function toOpeningMinutes(hours: OpeningHours): OpeningMinutes {
  if (Object.values(hours).every((spans) => spans.length === 0)) {
    throw new ConfigInvalid('opening hours: the office is closed on every weekday');
  }
  const { mon, tue, wed, thu, fri, sat, sun } = hours;
  return {
    mon: unite(mon),
    tue: unite(tue),
    wed: unite(wed),
    thu: unite(thu),
    fri: unite(fri),
    sat: unite(sat),
    sun: unite(sun),
  };
}

function unite(clocks: OpeningHours[Weekday]): MinuteSpan[] {
  const spans = clocks
    .map(([from, to]) => ({ from: toMinutes(from), to: toMinutes(to) }))
    .sort((a, b) => a.from - b.from);
  const united: MinuteSpan[] = [];
  for (const span of spans) {
    const last = united.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else united.push(span);
  }
  return united;
}
