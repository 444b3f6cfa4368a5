import type { OaId } from '../ids.js';

/**
 * How an OA may send: business OAs by `/v3.0/oa/message/cs`, state agencies by `/v2.0/oa/message`
 * (reference zalo-oa-api §0.3).
 */
export const TRANSPORTS = ['business', 'state'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Remembers which transport an OA needs, so that a restart does not have to find out again. */
export type TransportStore = {
  find(oaId: OaId): Promise<Transport | undefined>;
  remember(oaId: OaId, transport: Transport): Promise<void>;
};
