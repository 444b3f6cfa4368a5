import type { DossierLine } from '../../dossiers/dossier.js';
import { worklistOf } from '../../dossiers/worklists.js';
import type { ConsoleWords } from '../pages/console-words.js';
import { type DueView, toDueView } from '../pages/due-view.js';
import { toLocalTime } from '../pages/local-time.js';

export type AttentionRow = {
  dossierId: string;
  code: string;
  procedureName: string;
  applicantName: string;
  due: DueView;
  owner: string;
  /** whom it has reached, and when */
  steps: { label: string; time: string }[];
};

export type AttentionView = { count: number; rows: AttentionRow[] };

type Input = { lines: readonly DossierLine[]; names: ReadonlyMap<string, string>; now: number };

/** The dossiers that have reached somebody, as the page shows them. */
export function toAttentionView({ lines, names, now }: Input, words: ConsoleWords): AttentionView {
  return {
    count: lines.length,
    rows: lines.map((line) => {
      const { dossierId, code, procedureName, applicantName = words.anonymous, assignee } = line;
      return {
        ...{ dossierId, code, procedureName, applicantName },
        due: toDueView({ ...line, worklist: worklistOf(line, now), now }, words.due),
        owner: assignee === null ? words.unassigned : (names.get(assignee) ?? assignee),
        steps: stepsOf(line, words),
      };
    }),
  };
}

/** Of the present promise, as they came. */
export const stepsOf = (
  { escalations, granted, raised }: Pick<DossierLine, 'escalations' | 'granted' | 'raised'>,
  words: ConsoleWords,
): { label: string; time: string }[] =>
  escalations
    .filter(({ step, promise }) => promise === (granted?.seq ?? 1) && raised.includes(step))
    .map(({ step, at }) => ({ label: words.escalation[step].label, time: toLocalTime(at) }));
