import type { DossierLine } from '../dossier-desk.js';
import type { ConsoleWords } from './console-words.js';
import { toLocalTime } from './local-time.js';
import { toStateLabel } from './state-label.js';

export type FoundLine = Pick<DossierLine, 'dossierId' | 'code' | 'procedureName'> & {
  applicantName: string;
  received: string;
  stateLabel: string;
};

/** What a search found, the newest first. What was typed is not repeated: it may be a number. */
export const toFoundView = (lines: readonly DossierLine[], words: ConsoleWords): { lines: FoundLine[] } => ({
  lines: lines.map((line) => toFoundLine(line, words)),
});

export const toFoundLine = (line: DossierLine, words: ConsoleWords): FoundLine => {
  const { dossierId, code, procedureName, applicantName = words.anonymous, receivedAt, state } = line;
  const stateLabel = toStateLabel(state, words);
  return { dossierId, code, procedureName, applicantName, received: toLocalTime(receivedAt), stateLabel };
};
