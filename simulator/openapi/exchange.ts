import type { Request, Response } from 'express';
import type { Faults, Scope } from '../faults/faults.js';
import { answer, type Reply, type Silence, underFault } from '../faults/under-fault.js';
import { toShownHeaders } from '../world/journal.js';
import type { Platform } from '../world/platform.js';
import { officialText, Refused } from './refused.js';

/** One request and how it is to be answered. */
export type Exchange = {
  platform: Platform;
  faults: Faults;
  scopes: Scope[];
  oaId: string | undefined;
  userId: string | undefined;
  /** what the journal shows of the request */
  shownBody: string;
  /** Gives the `data` of the answer or throws `Refused`. */
  run: () => Promise<unknown>;
  headers: () => Record<string, string>;
};

/** HTTP is 200 whatever happened; the envelope says what did. Only a wrong path is 404. */
function toReply(
  headers: Record<string, string>,
  envelope: { error: number } & Record<string, unknown>,
): Reply {
  const status = envelope.error === 404 ? 404 : 200;
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(envelope),
  };
}

function toRefusal(req: Request, { oaId, userId, platform }: Exchange, refused: Refused) {
  return {
    at: platform.clock.now(),
    path: req.path,
    ...(oaId && { oaId }),
    ...(userId && { userId }),
    code: refused.code,
    message: refused.message,
    reason: refused.reason,
  };
}

/** Answers a request of the product, under a fault if one strikes, and writes it all into the journal. */
export async function exchange(req: Request, res: Response, given: Exchange): Promise<void> {
  const { platform, faults, scopes, oaId, userId, run, headers, shownBody } = given;
  const began = performance.now();
  const fault = faults.take({ scopes, oaId, userId });
  let refusal: Refused | undefined;
  const reply = async (): Promise<Reply> => {
    try {
      const data = await run();
      return toReply(headers(), { ...(data !== undefined && { data }), error: 0, message: 'Success' });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal = error;
      return toReply(headers(), { error: error.code, message: error.message });
    }
  };
  const toError = (code: number) => toReply(headers(), { error: code, message: officialText(code) });
  const outcome = await underFault(fault, { run: reply, toError });
  if (refusal !== undefined) platform.journal.refuse(toRefusal(req, given, refusal));
  platform.journal.record({
    at: platform.clock.now(),
    kind: 'api',
    verdict: fault !== undefined ? 'fault' : refusal !== undefined ? 'refused' : 'ok',
    title: `${req.method} ${req.path}`,
    ...(oaId && { oaId }),
    request: {
      method: req.method,
      url: req.originalUrl,
      headers: toShownHeaders(req.headers),
      body: shownBody,
    },
    response: toShownResponse(outcome),
    ms: Math.round(performance.now() - began),
  });
  answer(res, outcome);
}

const toShownResponse = (outcome: Reply | Silence) =>
  typeof outcome === 'string' ? { status: 0, headers: {}, body: outcome } : outcome;
