import type { OpenDraft } from '../../assisted/assisted-desk.js';
import type { HelpCount } from '../../assisted/draft-store.js';
import { standingOf } from '../../assisted/fill-draft.js';
import { getProcedure } from '../../flow/form.js';
import type { Procedure } from '../../flow/procedure.js';
import type { World } from '../../flow/world.js';
import type { ConsoleWords } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { ticketOf } from './draft-view.js';

export type AssistedView = {
  words: string;
  found: { id: string; name: string; note: string }[];
  nothingFound: string;
  drafts: {
    draftId: string;
    ticket: string;
    procedure: string;
    helper: string;
    begun: string;
    done: number;
    total: number;
    state: string;
  }[];
  seesAll: boolean;
  counts: { helper: string; procedure: string; state: string; count: number }[];
};

type Input = {
  world: World;
  words: string;
  found: readonly Procedure[];
  all: readonly Procedure[];
  drafts: readonly OpenDraft[];
  counts: readonly HelpCount[];
  seesAll: boolean;
  names: ReadonlyMap<string, string>;
};

/** Procedures to begin, drafts to go on with, and for who sees the office, how many were helped today. */
export function toAssistedView(input: Input, words: ConsoleWords['assisted']): AssistedView {
  const { world, found, drafts, counts, names, seesAll } = input;
  const nameOf = (username: string) => names.get(username) ?? username;
  const isLost = found.length === 0;
  return {
    words: input.words,
    found: (isLost ? input.all : found).map(({ id, name, shortName }) => ({ id, name, note: shortName })),
    nothingFound: isLost ? words.nothingFound : '',
    drafts: drafts.map((draft) => ({
      draftId: draft.draftId,
      ticket: ticketOf(draft.draftId),
      procedure: getProcedure(world, draft.content.form).name,
      helper: nameOf(draft.helper.username),
      begun: toLocalTime(draft.startedAt),
      ...doneOf(world, draft),
      state: words.states[draft.state],
    })),
    seesAll,
    counts: counts.map(({ username, procedureId, state, count }) => ({
      helper: nameOf(username),
      procedure:
        world.catalogue.procedures.findLast(({ id }) => id === procedureId)?.shortName ?? procedureId,
      state: words.states[state],
      count,
    })),
  };
}

function doneOf(world: World, { content }: OpenDraft) {
  const { done, total } = standingOf(world, content);
  return { done, total };
}
