import type { OaId } from '../ids.js';

/** Something an operator's log or meter wants to know; ids and codes only. */
export type ZaloSignal =
  | { name: 'grant-lost'; oaId: OaId; code: number }
  | { name: 'refresh-refused'; oaId: OaId; code: number }
  | { name: 'refresh-put-off'; oaId: OaId; reason: string }
  | { name: 'refresh-unsettled'; oaId: OaId; reason: string }
  | { name: 'refreshed'; oaId: OaId }
  | { name: 'pair-not-stored'; oaId: OaId }
  | { name: 'fresh-token-refused'; oaId: OaId; code: number }
  | { name: 'unknown-code'; oaId: OaId; code: number }
  | { name: 'unexpected-status'; oaId: OaId; status: number }
  | { name: 'oversized-message'; oaId: OaId }
  | { name: 'transport-switched'; oaId: OaId; transport: string }
  | { name: 'transport-not-remembered'; oaId: OaId }
  | { name: 'limiter-local' }
  | { name: 'ledger-not-written' };

export type OnZaloSignal = (signal: ZaloSignal) => void;

/** Signals after which somebody must act now; the others are worth a warning or a count. */
export const ALARMS: ReadonlySet<ZaloSignal['name']> = new Set([
  'grant-lost',
  'refresh-refused',
  'pair-not-stored',
  'fresh-token-refused',
  'unknown-code',
  'unexpected-status',
  'oversized-message',
] as const);
