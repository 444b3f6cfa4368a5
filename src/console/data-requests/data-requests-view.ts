import type { DataRequest } from '../../own-data/data-request.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { type DueView, toDueView } from '../pages/due-view.js';
import { toLocalTime } from '../pages/local-time.js';
import type { DeskRequest } from './data-request-desk.js';

type Unsent = { requestId: string; note: string; problem: string };

export type DataRequestsView = {
  open: {
    requestId: string;
    kind: string;
    citizen: string;
    received: string;
    due: DueView;
    text: string;
    dossiers: DeskRequest['dossiers'];
    typed: string;
    problem: string;
  }[];
  done: { kind: string; citizen: string; received: string; answered: string; by: string; note: string }[];
};

type Input = {
  open: readonly DeskRequest[];
  done: readonly DataRequest[];
  /** display names by username */
  names: ReadonlyMap<string, string>;
  now: number;
  unsent: Unsent | undefined;
};

/** The register of an office as the page shows it; what was typed and not taken is given back. */
export function toDataRequestsView(
  { open, done, names, now, unsent }: Input,
  words: ConsoleWords,
): DataRequestsView {
  const say = words.dataRequests;
  const citizenOf = ({ conversationId }: DataRequest) =>
    fill(words.talks.citizen, { tail: conversationId.slice(-4) });
  return {
    open: open.map((request) => ({
      requestId: request.requestId,
      kind: say.kinds[request.kind],
      citizen: citizenOf(request),
      received: toLocalTime(request.receivedAt),
      due: toDueView({ dueAt: request.dueAt, pausedAt: null, worklist: 'waiting', now }, words.due),
      text: request.text,
      dossiers: request.dossiers,
      typed: unsent?.requestId === request.requestId ? unsent.note : '',
      problem: unsent?.requestId === request.requestId ? unsent.problem : '',
    })),
    done: done.map((request) => {
      const answer = request.history.findLast(({ what }) => what === 'answered');
      return {
        kind: say.kinds[request.kind],
        citizen: citizenOf(request),
        received: toLocalTime(request.receivedAt),
        answered: answer ? toLocalTime(answer.at) : '',
        by:
          answer?.by.kind === 'clerk' ? (names.get(answer.by.username) ?? answer.by.username) : say.automatic,
        note: answer?.note ?? '',
      };
    }),
  };
}
