import { z } from 'zod';
import { DataRequestKind } from '../flow/data-request-kind.js';
import { ConversationId, OfficeId } from '../ids.js';

const at = z.int().nonnegative();

/** Who did something about a request. */
export const RequestActor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('citizen') }),
  z.object({ kind: z.literal('automatic') }),
  z.object({ kind: z.literal('clerk'), username: z.string() }),
]);
export type RequestActor = z.infer<typeof RequestActor>;

/** One line of what happened; lines are only ever added. */
export const RequestEntry = z.object({
  /** 1, 2, 3, … without gaps */
  seq: z.int().positive(),
  at,
  by: RequestActor,
  /** `handedOver`: what should have gone by itself did not, a person has to do it */
  what: z.enum(['received', 'acknowledged', 'handedOver', 'answered']),
  /** the office's words to the citizen */
  note: z.string().optional(),
});
export type RequestEntry = z.infer<typeof RequestEntry>;

/**
 * A request about one's own data, with its deadlines (reference procedures §6.3). `waiting`: goes by itself; `open`: a
 * person has to see to it; `done`: answered.
 */
export const DataRequest = z.object({
  requestId: z.string(),
  officeId: OfficeId,
  conversationId: ConversationId,
  kind: DataRequestKind,
  /** what the citizen wrote: personal, at rest only sealed */
  text: z.string(),
  receivedAt: at,
  acknowledgeBy: at,
  dueAt: at,
  state: z.enum(['waiting', 'open', 'done']),
  /** tries to do it by itself that failed */
  attempts: z.int().nonnegative(),
  /** grows by one with every entry; whoever adds one names the version that they saw */
  version: z.int().positive(),
  history: z.array(RequestEntry),
});
export type DataRequest = z.infer<typeof DataRequest>;
