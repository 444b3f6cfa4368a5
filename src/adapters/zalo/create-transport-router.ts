import type { OaId } from '../../ids.js';
import type { Transport, TransportStore } from '../../zalo-account/transport-store.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';
import type { ApiResult, ZaloApi } from './create-zalo-api.js';
import { OaData } from './platform-answers.js';
import { retryAtFor, VERDICTS } from './verdicts.js';

export type Routed = { transport: Transport; result: ApiResult };

/**
 * Makes a call by the transport that an OA needs: the remembered one, else the one that `getoa` names. When the
 * platform says that it is the other one's turn, the call is repeated there once, and that is remembered. No other
 * error changes the transport: a message has been seen delivered although an error was answered, and sending it by
 * the other one would deliver it twice.
 */
export type TransportRouter = {
  route(oaId: OaId, notAfter: number, call: (transport: Transport) => Promise<ApiResult>): Promise<Routed>;
};

/** The code by which a transport says that the OA belongs to the other one. */
const WRONG_OA_CODE: Record<Transport, number> = { business: -235, state: -240 };
const OTHER: Record<Transport, Transport> = { business: 'state', state: 'business' };
const STATE_AGENCY = 4;

export function createTransportRouter(deps: {
  api: ZaloApi;
  store: TransportStore;
  now: () => number;
  onSignal: OnZaloSignal;
}): TransportRouter {
  const known = new Map<OaId, Transport>();
  const asking = new Map<OaId, Promise<Transport | ApiResult>>();

  async function choose(oaId: OaId, notAfter: number): Promise<Transport | ApiResult> {
    const cached = known.get(oaId);
    if (cached) return cached;
    const ask = asking.get(oaId) ?? lookUp(oaId, notAfter).finally(() => asking.delete(oaId));
    asking.set(oaId, ask);
    return ask;
  }

  async function lookUp(oaId: OaId, notAfter: number): Promise<Transport | ApiResult> {
    const stored = await deps.store.find(oaId);
    if (stored) {
      known.set(oaId, stored);
      return stored;
    }
    const result = await deps.api.call(oaId, { method: 'GET', path: '/v2.0/oa/getoa' }, notAfter);
    if (result.kind !== 'answered' || result.code !== 0) return toNothingSent(result, deps.now());
    const type = OaData.safeParse(result.data).data?.oa_type;
    const transport: Transport = type === STATE_AGENCY ? 'state' : 'business';
    await remember(oaId, transport);
    return transport;
  }

  async function remember(oaId: OaId, transport: Transport): Promise<void> {
    known.set(oaId, transport);
    try {
      await deps.store.remember(oaId, transport);
    } catch {
      // the message has been taken by now: what we learnt is worth less than an honest answer about it
      deps.onSignal({ name: 'transport-not-remembered', oaId });
    }
  }

  return {
    async route(oaId, notAfter, call) {
      const transport = await choose(oaId, notAfter);
      if (typeof transport !== 'string') return { transport: 'business', result: transport };
      const result = await call(transport);
      if (!isWrongOa(transport, result)) return { transport, result };
      const other = OTHER[transport];
      const second = await call(other);
      if (second.kind === 'answered' && !isWrongOa(other, second)) {
        deps.onSignal({ name: 'transport-switched', oaId, transport: other });
        await remember(oaId, other);
      }
      return { transport: other, result: second };
    },
  };
}

const isWrongOa = (transport: Transport, result: ApiResult): boolean =>
  result.kind === 'answered' && result.code === WRONG_OA_CODE[transport];

/** `getoa` failed, so the message itself was never on its way. */
function toNothingSent(result: ApiResult, now: number): ApiResult {
  if (result.kind === 'held') return result;
  if (result.kind === 'unknown') return { kind: 'held', class: 'later', code: 0 };
  const verdict = VERDICTS.get(result.code);
  if (verdict?.is === 'refused') return { kind: 'held', class: 'human', code: result.code };
  const retryAt = retryAtFor(verdict?.is === 'later' ? verdict.wait : 'soon', now);
  return { kind: 'held', class: 'later', code: result.code, retryAt };
}
