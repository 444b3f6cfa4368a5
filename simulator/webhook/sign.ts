import { createHash } from 'node:crypto';

export type Signed = { appId: string; rawBody: string; timestamp: string; oaSecret: string };

/** The webhook signature: a plain SHA-256 of the concatenation, keyed by nothing but the OA's secret at its end. */
export function macOf({ appId, rawBody, timestamp, oaSecret }: Signed): string {
  return createHash('sha256')
    .update(appId + rawBody + timestamp + oaSecret, 'utf8')
    .digest('hex');
}
