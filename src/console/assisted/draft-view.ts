import type { OpenDraft } from '../../assisted/assisted-desk.js';
import { standingOf } from '../../assisted/fill-draft.js';
import { findHolder } from '../../flow/card/find-holder.js';
import type { Line } from '../../flow/effects.js';
import { getProcedure, routeOf } from '../../flow/form.js';
import { type Route, valuesOf } from '../../flow/route.js';
import { findStopRule } from '../../flow/rules.js';
import type { World } from '../../flow/world.js';
import { type FieldView, toFieldView } from './field-view.js';

/** A section of the form, by its number from 1. */
type SectionView = { number: number; title: string; left: number; isCurrent: boolean };

export type DraftView = {
  draftId: string;
  ticket: string;
  procedure: string;
  sections: SectionView[];
  number: number;
  title: string;
  isLast: boolean;
  fields: FieldView[];
  done: number;
  total: number;
  isWhole: boolean;
  /** why the form ends with these answers */
  stopped: string;
  problem: string;
  /** another helper fills it in */
  holder: string;
  mayTakeOver: boolean;
};

export type DraftViewInput = {
  world: World;
  draft: OpenDraft;
  hours: readonly number[];
  /** asked for; the first that is not complete when absent */
  section: number | undefined;
  strict: ReadonlySet<string>;
  problem: string;
  holder: string;
  mayTakeOver: boolean;
  say(line: Line): string;
};

/** The form, one section of it at a time. */
export function toDraftView(input: DraftViewInput): DraftView {
  const { world, draft, problem, holder, mayTakeOver } = input;
  const { content } = draft;
  const route = routeOf(world, content.form);
  const titles = titlesOf(route);
  const left = titles.map((title) => leftIn(draft, route, title).length);
  const number = numberOf(input, left);
  const title = titles[number - 1] ?? '';
  const standing = standingOf(world, content);
  const procedure = getProcedure(world, content.form);
  const stop = standing.stoppedBy === null ? undefined : findStopRule(procedure, standing.stoppedBy);
  return {
    draftId: draft.draftId,
    ticket: ticketOf(draft.draftId),
    procedure: procedure.name,
    sections: titles.map((one, index) => ({
      ...{ number: index + 1, title: one, left: left[index] ?? 0 },
      isCurrent: index + 1 === number,
    })),
    ...{ number, title, isLast: number === titles.length, problem, holder, mayTakeOver },
    fields: fieldsOf(input, route, title),
    ...{ done: standing.done, total: standing.total, isWhole: standing.isWhole },
    stopped: stop?.message ?? '',
  };
}

function fieldsOf(input: DraftViewInput, route: Route, title: string): FieldView[] {
  const { world, draft, hours, strict, say } = input;
  const field = { world, content: draft.content, values: valuesOf(route), hours, strict, say };
  const cardKeys = cardKeysOf(world, draft, route);
  return route
    .filter(
      ({ question, state, value }) => question.section === title && !(isFollowing(state) && value === null),
    )
    .map((step) => toFieldView({ ...field, cardKeys }, step));
}

/** The first question about each person whom a card would answer. */
function cardKeysOf(world: World, { content }: OpenDraft, route: Route): ReadonlySet<string> {
  const first = new Map<string, string>();
  for (const { question, state } of route) {
    const holder = isFollowing(state) ? undefined : findHolder(world, content.form, question.key);
    if (holder && !first.has(holder.prefix)) first.set(holder.prefix, question.key);
  }
  return new Set(first.values());
}

const isFollowing = (state: Route[number]['state']): boolean => state === 'copied' || state === 'derived';

/** The sections that have something in them now, in the order of the form. */
const titlesOf = (route: Route): string[] => [...new Set(route.map(({ question }) => question.section))];

const leftIn = ({ content }: OpenDraft, route: Route, title: string): string[] =>
  route
    .filter(({ question, state }) => state === 'open' || content.unsettled[question.key])
    .flatMap(({ question: { key, section } }) => (section === title ? [key] : []));

/** What of a section is still to be answered or put right, and whether it is the last one. */
export function leftInSection(
  world: World,
  draft: OpenDraft,
  number: number,
): { keys: string[]; isLast: boolean } {
  const route = routeOf(world, draft.content.form);
  const titles = titlesOf(route);
  return { keys: leftIn(draft, route, titles[number - 1] ?? ''), isLast: number >= titles.length };
}

function numberOf({ section }: DraftViewInput, left: readonly number[]): number {
  const first = left.findIndex((count) => count > 0) + 1;
  const wanted = section ?? (first === 0 ? left.length : first);
  return Math.min(Math.max(1, wanted), Math.max(1, left.length));
}

/** What the office calls a draft: short enough to be said, and on the printed page. */
export const ticketOf = (draftId: string): string => draftId.replaceAll('-', '').slice(0, 6).toUpperCase();
