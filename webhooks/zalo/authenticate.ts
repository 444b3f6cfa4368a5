import type { IncomingHttpHeaders } from 'node:http';
import { OaId } from '../../src/ids.js';
import { parseJson } from './parse-json.js';
import { verifySignature } from './verify-signature.js';
import type { Refusal } from './webhook-counters.js';

export type ZaloRequest = { headers: IncomingHttpHeaders; body: Buffer };

/** Who is speaking: the platform for one of our accounts, its set-up page, or somebody whom we do not believe. */
export type Authentication =
  | { kind: 'genuine'; raw: Readonly<Record<string, unknown>>; oaId: OaId; byHeaderTimestamp: boolean }
  /** the console's unsigned `{}`, which wants a 200 and says nothing */
  | { kind: 'probe' }
  | { kind: 'refused'; reason: Refusal; oaId?: OaId };

export type Credentials = {
  appId: string;
  /** every secret that the account may sign with; empty or undefined for accounts that are not ours */
  secretsOf(oaId: OaId): readonly string[] | undefined;
};

/** Nothing, or an empty object, written with any blanks. */
const isProbe = (body: Buffer): boolean =>
  body.length <= 16 && /^\s*(\{\s*\})?\s*$/.test(body.toString('latin1'));
const refused = (reason: Refusal, oaId?: OaId): Authentication => ({
  kind: 'refused',
  reason,
  ...(oaId && { oaId }),
});

/**
 * Decides whether the platform sent this. The body is parsed before it is verified, but only to learn which account
 * claims to speak (that chooses the secret) and at what time (that is part of the hash).
 */
export function authenticate(
  { appId, secretsOf }: Credentials,
  { headers, body }: ZaloRequest,
): Authentication {
  if (isProbe(body)) return { kind: 'probe' };
  if (!isJson(headers['content-type'])) return refused('wrong-content-type');
  const raw = parseObject(body);
  if (!raw) return refused('broken-json');
  const signature = single(headers['x-zevent-signature']);
  if (signature === undefined) return refused('unsigned');
  const claim = claimedAccount(raw, secretsOf);
  if (!claim) return refused('unknown-account');
  const verdict = verifySignature({
    appId,
    body,
    signature,
    bodyTimestamp: toText(raw.timestamp),
    headerTimestamp: single(headers['x-zevent-timestamp']),
    secrets: claim.secrets,
  });
  if (verdict === 'invalid') return refused('bad-signature', claim.oaId);
  return {
    kind: 'genuine',
    raw,
    oaId: claim.oaId,
    byHeaderTimestamp: verdict === 'valid-by-header-timestamp',
  };
}

/** The first id in the body that is an account of ours, looked for where the kinds of events have it. */
function claimedAccount(
  raw: Record<string, unknown>,
  secretsOf: Credentials['secretsOf'],
): { oaId: OaId; secrets: readonly string[] } | undefined {
  for (const claimed of [raw.oa_id, raw.oaId, idOf(raw.recipient), idOf(raw.sender)]) {
    const { data: oaId } = OaId.safeParse(toText(claimed));
    const secrets = oaId === undefined ? undefined : secretsOf(oaId);
    if (oaId !== undefined && secrets?.length) return { oaId, secrets };
  }
  return undefined;
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed = parseJson(body.toString('utf8'));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (party: unknown): unknown => (isObject(party) ? party.id : undefined);
const toText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;
const isJson = (contentType: string | undefined): boolean =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
