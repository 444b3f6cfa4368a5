import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type FoundProcedures, findProcedure, type ProcedureEntry } from '../../src/flow/find-procedure.js';
import { entriesOf } from '../../src/flow/said/find.js';
import { loadTemplates } from '../../src/procedures/load-templates.js';

const FOLDER = 'test/finding';
/** On which the procedures are offered. */
const DAY = '2026-11-23';
const Phrasing = z.union([z.string(), z.strictObject({ say: z.string(), of: z.array(z.string()).min(1) })]);
const Phrasings = z.record(z.string(), z.array(Phrasing));

/** One thing that somebody wrote, what it should lead to (a procedure, `none` or `several`) and what it led to. */
export type Trial = { say: string; meant: string; found: FoundProcedures; isRight: boolean };

export type Figures = {
  trials: Trial[];
  /** of those that mean one procedure: the right one stands first */
  first: Trial[];
  /** of those: its card comes at once, without asking back */
  atOnce: Trial[];
  none: Trial[];
  /** of those: led into a card, which must never happen */
  noneInForm: Trial[];
  several: Trial[];
};

/** Everything that is offered. */
export const entriesForTrials = (): ProcedureEntry[] => [
  ...entriesOf(loadTemplates('templates').catalogue, DAY),
];

/** Tries every phrasing of a file on the real phrases. */
export function measure(file: 'tuned' | 'held-out', entries: readonly ProcedureEntry[]): Figures {
  const phrasings = Phrasings.parse(parse(readFileSync(`${FOLDER}/${file}.yaml`, 'utf8')));
  const trials = Object.entries(phrasings).flatMap(([meant, list]) =>
    list.map((one) => tryOut(typeof one === 'string' ? { say: one, of: [meant] } : one, meant, entries)),
  );
  const first = trials.filter(({ meant }) => meant !== 'none' && meant !== 'several');
  const none = trials.filter(({ meant }) => meant === 'none');
  return {
    trials,
    first,
    atOnce: first.filter(({ found, isRight }) => isRight && found.verdict === 'one'),
    none,
    noneInForm: none.filter(({ found }) => found.verdict === 'one'),
    several: trials.filter(({ meant }) => meant === 'several'),
  };
}

function tryOut(
  { say, of }: { say: string; of: string[] },
  meant: string,
  entries: readonly ProcedureEntry[],
): Trial {
  const found = findProcedure(say, entries);
  const isTop = of.includes(found.candidates[0]?.procedureId ?? '');
  return { say, meant, found, isRight: isRightFor(meant, found.verdict, isTop) };
}

/** `none` is right when nothing is offered, or is asked back and never opened; `several` only when it is asked. */
function isRightFor(meant: string, verdict: FoundProcedures['verdict'], isTop: boolean): boolean {
  if (meant === 'none') return verdict === 'none' || verdict === 'elsewhere';
  if (meant === 'several') return isTop && (verdict === 'several' || verdict === 'unsure');
  return isTop && verdict !== 'elsewhere';
}

export const shareRight = (trials: readonly Trial[]): number =>
  trials.filter(({ isRight }) => isRight).length / Math.max(1, trials.length);
