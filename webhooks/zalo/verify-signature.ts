import { createHash, timingSafeEqual } from 'node:crypto';

const MAC = /^mac=([0-9a-f]{64})$/;

export type SignedRequest = {
  appId: string;
  /** byte for byte as it came: a body that was parsed and printed again has another hash */
  body: Buffer;
  /** header `X-ZEvent-Signature` */
  signature: string | undefined;
  /** `timestamp` of the body, as text */
  bodyTimestamp: string | undefined;
  /** header `X-ZEvent-Timestamp`; no official page knows it, some integrations were told to use it */
  headerTimestamp: string | undefined;
  /** every secret that this OA may sign with; more than one during a rotation */
  secrets: readonly string[];
};

export type SignatureVerdict = 'valid' | 'valid-by-header-timestamp' | 'invalid';

/**
 * Checks `mac=` + hex SHA-256 of appId + body + timestamp + OA secret key: a plain hash, not an HMAC, over the secret
 * of the OA and not of the app (reference zalo-oa-api §2.3). Blanks and upper case in the header are forgiven. Every
 * candidate is compared in constant time; the body is hashed once.
 */
export function verifySignature(request: SignedRequest): SignatureVerdict {
  const given = macOf(request.signature);
  if (!given) return 'invalid';
  const hashOfBody = createHash('sha256').update(request.appId).update(request.body);
  const matches = (timestamp: string): boolean =>
    request.secrets.some((secret) =>
      timingSafeEqual(given, hashOfBody.copy().update(`${timestamp}${secret}`).digest()),
    );
  if (request.bodyTimestamp !== undefined && matches(request.bodyTimestamp)) return 'valid';
  if (request.headerTimestamp !== undefined && matches(request.headerTimestamp))
    return 'valid-by-header-timestamp';
  return 'invalid';
}

function macOf(header: string | undefined): Buffer | undefined {
  const hex = header?.replace(/\s+/g, '').toLowerCase().match(MAC)?.[1];
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}
