import type { RetentionRun } from '../retention/retention-runs.js';
import type { Command } from './commands.js';

const RUNS_SHOWN = 30;

/** What the last nights erased, by kind; with `--dry-run` what a run would erase now, without erasing anything. */
export const showRetention: Command = async ({ retention }, { flags }) => {
  if (flags.has('dry-run')) {
    const counted = await retention.count();
    return ['would be erased now:', ...counted.map(({ kind, count }) => `  ${kind.padEnd(16)}${count}`)];
  }
  const runs = await retention.runs(RUNS_SHOWN);
  return runs.length > 0 ? runs.map(toLine) : ['no run yet'];
};

function toLine({ day, finishedAt, erased }: RetentionRun): string {
  const counts = Object.entries(erased).map(([kind, count]) => `${kind} ${count}`);
  return `${day}  ${finishedAt === null ? 'UNFINISHED  ' : ''}${counts.join(', ') || 'nothing'}`;
}
