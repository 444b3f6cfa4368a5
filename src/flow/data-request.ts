import type { DataRequestKind } from './data-request-kind.js';
import type { FlowEffect } from './effects.js';
import { nextId, type Session } from './session.js';

type Request = Extract<FlowEffect, { type: 'dataRequest' }>;

/** Puts a request into the office's register. `text` is what the citizen wrote, where a person has to read it. */
export function toDataRequest(
  session: Session,
  kind: DataRequestKind,
  { at, text = '' }: { at: number; text?: string },
): { session: Session; request: Request } {
  const request: Request = { type: 'dataRequest', requestId: nextId(session, at), kind, text, at };
  return { session: { ...session, counter: session.counter + 1 }, request };
}
