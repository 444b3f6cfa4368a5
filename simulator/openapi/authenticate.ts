import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { OaConfig } from '../config.js';
import { lookUp } from '../oauth/grants.js';
import { findOa, type Platform } from '../world/platform.js';
import { Refused } from './refused.js';

const header = (headers: IncomingHttpHeaders, name: string) => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

/** The OA of a token, dead or alive; for the journal and for aiming faults. */
export function findCaller(platform: Platform, headers: IncomingHttpHeaders): OaConfig | undefined {
  const { grant } = lookUp(platform, 'access', header(headers, 'access_token'));
  return grant && findOa(platform, grant.oaId);
}

function demandProof(platform: Platform, headers: IncomingHttpHeaders): void {
  const given = header(headers, 'appsecret_proof');
  const { appSecret, disputes } = platform.config;
  if (given === '' && !disputes.requireAppSecretProof) return;
  const proof = createHmac('sha256', appSecret).update(header(headers, 'access_token')).digest('hex');
  if (given !== proof) throw new Refused(-242, 'header appsecret_proof is missing or wrong');
}

/** The OA that calls. The token must be in the bare header `access_token`; nowhere else counts. */
export function authenticate(platform: Platform, headers: IncomingHttpHeaders): OaConfig {
  const { grant, is } = lookUp(platform, 'access', header(headers, 'access_token'));
  const oa = grant && findOa(platform, grant.oaId);
  if (oa === undefined) throw new Refused(-216, 'header access_token holds no token of this platform');
  if (is !== 'live')
    throw new Refused(-220, is === 'spent' ? 'a newer token was issued' : 'the token is expired');
  demandProof(platform, headers);
  return oa;
}
