import type { Dossier, HistoryEntry } from '../dossiers/dossier.js';
import { type DossierState, STATE } from '../dossiers/dossier-state.js';
import { type SupplementRound, toSupplementRounds } from '../dossiers/supplement-rounds.js';
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
      channel: words.channels[dossier.channel],
      receivedAt,
      copies,
      feeVnd,
      paidVnd: dossier.paidVnd,
      ...findDelivery(dossier, procedure, words),
      resultAt,
      resultClass: resultClass === null ? '' : words.results[resultClass],
    },
    applicant: findApplicant(content, procedure, words.anonymous),
    handedIn: handedIn(dossier, words),
    answers: content.answers,
    declaration: content.declaration,
    acceptance: findAcceptance(source),
    supplements: toSupplementRounds(dossier).map((round) => toSupplementFacts(source, round)),
    refusal: findEnding(source, STATE.refused),
    apologies: findApologies(source),
    stop: findStop(source),
    handOvers: toHandOvers(source),
    printedAt,
  };
}

/** A request from before things were asked one by one has a line of its words for each. */
function toSupplementFacts(source: PaperSource, { round, askedAt, askedBy, note, items }: SupplementRound) {
  const asked = items.map(({ item, reason, example = '' }) => ({ item, reason, example }));
  const lines = linesOf(note).map((item) => ({ item, reason: '', example: '' }));
  const isItemised = asked.length > 0;
  return {
    round,
    at: askedAt,
    by: nameOf(source, askedBy),
    note: isItemised ? note : '',
    items: isItemised ? asked : lines,
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
  if (!entry) return null;
  const { at, note = '', details } = entry;
  return { at, by: clerkOf(source, entry), reason: note, ground: details?.legalGround ?? '' };
}

function findStop(source: PaperSource): PaperFacts['stop'] {
  const entry = source.dossier.history.findLast(({ to }) => to === STATE.stopped);
  const ending = findEnding(source, STATE.stopped);
  return ending && { ...ending, stage: entry?.from ? source.words.states[`${entry.from}`] : '' };
}

/** Every new day that was named, with the one that it replaced. */
function findApologies(source: PaperSource): PaperFacts['apologies'] {
  const { history } = source.dossier;
  return history.flatMap((entry, index) => {
    if (entry.move !== 'apologised') return [];
    const { at, note = '', details, dueAt } = entry;
    const formerDueAt = history.slice(0, index).findLast((one) => one.dueAt !== null)?.dueAt ?? null;
    return [{ at, by: clerkOf(source, entry), reason: note, formerDueAt, dueAt: details?.newDueAt ?? dueAt }];
  });
}

/** Every step of the history as a line: who gave it away, and who has it since. */
function toHandOvers(source: PaperSource): HandOver[] {
  const { dossier, words } = source;
  return dossier.history
    .filter(({ move }) => move !== undefined)
    .map((entry) => ({
      at: entry.at,
      from: giverOf(source, entry),
      to: words.holders[`${entry.to}`],
      what: entry.move ? words.moves[entry.move] : '',
      result: resultOf(source, entry),
      note: entry.note ?? '',
    }));
}

const giverOf = (source: PaperSource, entry: HistoryEntry): string =>
  entry.by.kind === 'staff' ? clerkOf(source, entry) : source.words[entry.by.kind];

function resultOf({ dossier: { resultClass }, words }: PaperSource, { to, from }: HistoryEntry): string {
  const isResult = to === STATE.finished && from !== to && resultClass !== null;
  return isResult ? words.results[resultClass] : words.states[`${to}`];
}

const clerkOf = (source: PaperSource, { by }: Pick<HistoryEntry, 'by'>): string =>
  by.kind === 'staff' ? nameOf(source, by.username) : '';

const nameOf = ({ names }: PaperSource, username: string): string => names.get(username) ?? '';
