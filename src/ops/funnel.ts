import { addDays, toPlainDate } from '../calendar/plain-date.js';
import type { Funnel, FunnelRow } from '../reports/funnel.js';
import type { Command } from './commands.js';

const DAYS = 30;
const COLUMNS = ['shown', 'answered', 'skipped', 'failed', 'abandoned'] as const;

/** Where citizens stop in their forms, over the last thirty days: the questions on which most were given up come first. */
export const showFunnel: Command = async ({ funnel, now }, { args: [procedureId] }) => {
  const to = toPlainDate(now());
  const found = await funnel.sum({ procedureId, from: addDays(to, -DAYS), to });
  return found.length === 0 ? [`no form ended in the last ${DAYS} days`] : found.flatMap(toLines);
};

function toLines({ procedureId, revision, ended, questions }: Funnel): string[] {
  const ends = Object.entries(ended).map(([end, forms]) => `${end} ${forms}`);
  const sorted = questions.toSorted((a, b) => b.abandoned - a.abandoned || b.failed - a.failed);
  return [
    `${procedureId} ${revision}: ${ends.join(', ')}`,
    `  ${'question'.padEnd(36)}${COLUMNS.map((name) => name.padStart(10)).join('')}`,
    ...sorted.map(toLine),
  ];
}

const toLine = (row: FunnelRow): string =>
  `  ${row.key.padEnd(36)}${COLUMNS.map((name) => String(row[name]).padStart(10)).join('')}`;
