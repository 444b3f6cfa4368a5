import type { HelpCount } from '../assisted/draft-store.js';
import { addDays, startOfDay } from '../calendar/plain-date.js';
import { CommandInvalid } from '../errors/command-invalid.js';
import { PlainDate } from '../ids.js';
import type { Command } from './commands.js';

/** How many forms were filled in for citizens at the counters: by day, office, helper, procedure and how they ended. */
export const showAssistance: Command = async ({ drafts, offices }, { options }) => {
  const from = readDay(options.from, 'from');
  const to = readDay(options.to, 'to');
  const time = { from: startOfDay(from), to: startOfDay(addDays(to, 1)) };
  const found = await Promise.all(
    offices.all.map(async ({ id }) => (await drafts.count(id, time)).map((row) => toLine(id, row))),
  );
  const lines = found.flat().toSorted();
  return lines.length === 0 ? [`nobody was helped from ${from} to ${to}`] : lines;
};

function readDay(text: string | undefined, name: string): PlainDate {
  const day = PlainDate.safeParse(text);
  if (!day.success || Number.isNaN(startOfDay(day.data)))
    throw new CommandInvalid(`--${name} wants a day, YYYY-MM-DD`);
  return day.data;
}

const toLine = (officeId: string, { day, username, procedureId, state, count }: HelpCount): string =>
  `${day}  ${officeId}  ${username}  ${procedureId}  ${state}  ${count}`;
