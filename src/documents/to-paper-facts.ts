import type { Dossier, HistoryEntry } from '../dossiers/dossier.js';
import { type DossierState, STATE } from '../dossiers/dossier-state.js';
import { toSupplementRounds } from '../dossiers/supplement-rounds.js';
import type { Procedure } from '../flow/procedure.js';
import type { Office } from '../offices/office.js';
import { fill } from '../text/fill.js';
import { findApplicant } from './find-applicant.js';
import { findDelivery } from './find-delivery.js';
import type { HandOver, PaperFacts } from './paper-facts.js';
import type { PaperWords } from './paper-words.js';

export type PaperSource = {
  dossier: Dossier;
  office: Office;
  /** of the revision that was asked; absent when it is no longer kept */
  procedure: Procedure | undefined;
  /** display names by username */
  names: ReadonlyMap<string, string>;
  words: PaperWords;
  printedAt: number;
};

/** What stands on the papers of a dossier. Pure; the one place that knows both a dossier and the papers. */
export function toPaperFacts(source: PaperSource): PaperFacts {
  const { dossier, office, procedure, words, printedAt } = source;
  const { content, copies = null, feeVnd, receivedAt, resultAt, resultClass } = dossier;
  return {
    office,
    dossier: {
      code: dossier.code,
      procedureId: dossier.procedureId,
      procedureName: dossier.procedureName,
      procedureCode: procedure?.code ?? '',
      timeText: procedure?.timeText ?? '',
      channel: words.channels[dossier.channel] ?? '',
      receivedAt,
      copies,
      feeVnd,
      ...findDelivery(dossier, procedure, words),
      resultAt,
      resultClass: resultClass === null ? '' : words.results[resultClass],
    },
    applicant: findApplicant(content, procedure, words.anonymous),
    handedIn: handedIn(dossier, words),
    answers: content.answers,
    declaration: content.declaration,
    acceptance: findAcceptance(source),
    supplements: toSupplementRounds(dossier).map(({ round, askedAt, askedBy, note }) => ({
      round,
      at: askedAt,
      by: nameOf(source, askedBy),
      note: '',
      items: linesOf(note).map((item) => ({ item, reason: '', example: '' })),
    })),
    refusal: findEnding(source, STATE.refused),
    apologies: [],
    stop: findStop(source),
    handOvers: toHandOvers(source),
    printedAt,
  };
}

const linesOf = (note: string): string[] =>
  note
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function handedIn({ content, supplements }: Dossier, words: PaperWords): PaperFacts['handedIn'] {
  const withForm = content.answers
    .filter(({ kind, value }) => kind === 'attachment' && value !== null)
    .map(({ label, shown }) => ({ name: label, files: shown }));
  const later = supplements
    .filter(({ mediaIds }) => mediaIds.length > 0)
    .map(({ round, mediaIds }) => ({
      name: fill(words.supplementFiles, { round }),
      files: fill(words.files, { count: mediaIds.length }),
    }));
  return [...withForm, ...later];
}

/** Who took it in, and what is promised since it last was. */
function findAcceptance(source: PaperSource): PaperFacts['acceptance'] {
  const into = source.dossier.history.filter(({ to, from }) => to === STATE.accepted && from !== to);
  const last = into.at(-1);
  if (!last) return null;
  const accepted = into.findLast(({ by }) => by.kind === 'staff') ?? last;
  return { at: accepted.at, by: clerkOf(source, accepted), dueAt: last.dueAt };
}

function findEnding(source: PaperSource, state: DossierState): PaperFacts['refusal'] {
  const entry = source.dossier.history.findLast(({ to, from }) => to === state && from !== to);
  return entry ? { at: entry.at, by: clerkOf(source, entry), reason: entry.note ?? '', ground: '' } : null;
}

function findStop(source: PaperSource): PaperFacts['stop'] {
  const entry = source.dossier.history.findLast(({ to }) => to === STATE.stopped);
  const ending = findEnding(source, STATE.stopped);
  return ending && { ...ending, stage: entry?.from ? source.words.states[`${entry.from}`] : '' };
}

/** Every step of the history as a line: who gave it away, and who has it since. */
function toHandOvers(source: PaperSource): HandOver[] {
  const { dossier, words } = source;
  return dossier.history
    .filter(({ move }) => move !== undefined)
    .map((entry) => ({
      at: entry.at,
      from: entry.by.kind === 'staff' ? clerkOf(source, entry) : words.citizen,
      to: words.holders[`${entry.to}`],
      what: words.moves[entry.move ?? ''] ?? words.states[`${entry.to}`],
      result: resultOf(source, entry),
      note: entry.note ?? '',
    }));
}

function resultOf({ dossier: { resultClass }, words }: PaperSource, { to, from }: HistoryEntry): string {
  const isResult = to === STATE.finished && from !== to && resultClass !== null;
  return isResult ? words.results[resultClass] : words.states[`${to}`];
}

const clerkOf = (source: PaperSource, { by }: Pick<HistoryEntry, 'by'>): string =>
  by.kind === 'staff' ? nameOf(source, by.username) : '';

const nameOf = ({ names }: PaperSource, username: string): string => names.get(username) ?? '';
