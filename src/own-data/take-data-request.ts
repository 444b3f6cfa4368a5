import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import type { DataRequestKind } from '../flow/data-request-kind.js';
import type { FlowEffect } from '../flow/effects.js';
import type { OfficeId } from '../ids.js';
import type { Conversation } from '../inbox/conversation.js';
import type { DataRequest, RequestEntry } from './data-request.js';
import type { DataRequestStore } from './data-request-store.js';
import { deadlinesOf, type RequestTerms } from './request-terms.js';
import { type TellDeps, tellRequest } from './tell-request.js';

export type TakeRequestDeps = TellDeps & {
  requests: Pick<DataRequestStore, 'save' | 'find' | 'append' | 'markTold'>;
  terms: RequestTerms;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  /** Wakes the worker that answers what goes by itself. */
  nudge(requestId: string): Promise<void>;
};

/** How a request begins: answered by the conversation itself, by a worker, or by a person. */
const BEGINS: Record<DataRequestKind, DataRequest['state']> = {
  view: 'waiting',
  correct: 'open',
  delete: 'open',
  withdraw: 'done',
  stopMessages: 'done',
  eraseChat: 'done',
};

/** Puts a request into the register and sees that it is answered or acknowledged. Taking it twice is taking it once. */
export async function takeDataRequest(
  deps: TakeRequestDeps,
  conversation: Pick<Conversation, 'id' | 'officeId'>,
  asked: Extract<FlowEffect, { type: 'dataRequest' }>,
): Promise<void> {
  const request = toRecord(deps, conversation, asked);
  await deps.requests.save(request, request.state === 'open');
  if (request.state === 'waiting') await deps.nudge(request.requestId);
  if (request.state === 'open') await tellRequest(deps, request.requestId);
}

function toRecord(
  { terms, calendarOf }: TakeRequestDeps,
  { id, officeId }: Pick<Conversation, 'id' | 'officeId'>,
  { requestId, kind, text, at }: Extract<FlowEffect, { type: 'dataRequest' }>,
): DataRequest {
  const received: RequestEntry = { seq: 1, at, by: { kind: 'citizen' }, what: 'received' };
  const answered: RequestEntry = { seq: 2, at, by: { kind: 'automatic' }, what: 'answered' };
  const state = BEGINS[kind];
  const history = state === 'done' ? [received, answered] : [received];
  return {
    requestId,
    officeId,
    conversationId: id,
    kind,
    text,
    receivedAt: at,
    ...deadlinesOf(terms, { kind, receivedAt: at, calendar: calendarOf(officeId) }),
    state,
    attempts: 0,
    version: history.length,
    history,
  };
}
