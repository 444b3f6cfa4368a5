import { weekdayOf } from '../../calendar/plain-date.js';
import type { Line } from '../effects.js';
import { line } from '../turn.js';
import type { World } from '../world.js';
import { dayOf } from './moments.js';

/**
 * The first words to somebody new, with one line for each other language, in that language, and with what the day offers
 * while the office is still to be reached today.
 */
export function greeting(world: World, at: number): Line {
  const { catalogue } = world;
  const others = catalogue.languages.filter(({ language }) => language !== catalogue.language);
  return line('greeting.first', {
    languages: others.map(({ invitation }) => invitation).join('\n'),
    writing: isNoWritingDay(world, at) ? catalogue.labels.noWritingToday : '',
  });
}

/** Somebody at the counter writes the form today, and the office has not closed yet. */
function isNoWritingDay({ office, calendar }: World, at: number): boolean {
  const day = dayOf(at);
  return weekdayOf(day) === office.noWritingDay && dayOf(calendar.nextOpening(at)) === day;
}
