import type { OfficeId } from '../ids.js';
import type { RequestEntry } from './data-request.js';
import type { DataRequestStore } from './data-request-store.js';
import { type TellDeps, tellRequest } from './tell-request.js';

export type RequestAnswer = {
  officeId: OfficeId;
  requestId: string;
  /** username of whoever answers */
  by: string;
  /** the words that the citizen reads */
  note: string;
};

export type RequestOutcome =
  | { kind: 'done' }
  /** nothing was done: no such request here, answered already, changed in between, words missing */
  | { kind: 'refused'; reason: 'notFound' | 'notAllowed' | 'conflict' | 'noteMissing' };

/** Marks a request as answered and tells the citizen. One of another office does not exist here. */
export async function answerByPerson(
  deps: TellDeps & { requests: DataRequestStore },
  { officeId, requestId, by, note }: RequestAnswer,
): Promise<RequestOutcome> {
  const request = await deps.requests.find(requestId);
  if (request?.officeId !== officeId) return { kind: 'refused', reason: 'notFound' };
  if (request.state !== 'open') return { kind: 'refused', reason: 'notAllowed' };
  const words = note.trim();
  if (words === '') return { kind: 'refused', reason: 'noteMissing' };
  const entry: RequestEntry = {
    seq: request.version + 1,
    at: deps.now(),
    by: { kind: 'clerk', username: by },
    what: 'answered',
    note: words,
  };
  const change = { state: 'done', entry, tell: true } as const;
  if (!(await deps.requests.append(requestId, request.version, change)))
    return { kind: 'refused', reason: 'conflict' };
  await tellRequest(deps, requestId);
  return { kind: 'done' };
}
