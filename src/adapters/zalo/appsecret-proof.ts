import { createHmac } from 'node:crypto';

/** Proves to the platform that whoever holds the token also knows the app's secret (reference zalo-oa-api §1.6). */
export const toAppsecretProof = (appSecret: string, accessToken: string): string =>
  createHmac('sha256', appSecret).update(accessToken).digest('hex');
