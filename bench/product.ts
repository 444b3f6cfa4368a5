import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { composeOperator } from '../src/composition/compose-operator.js';
import { readSettings } from '../src/config.js';
import { OaId } from '../src/ids.js';
import { toTokenPair } from '../src/zalo-account/grant.js';

export const APP_ID = '1234567890123456789';
export const OA_ID = '388613280878808645';
export const OA_SECRET = 'secret-of-the-bench';

const DAY_MS = 24 * 3_600_000;
const HOURS = [['07:00', '17:00']];

const OFFICE = {
  id: 'bench',
  name: 'phường Đo Lường',
  centreName: 'Trung tâm Phục vụ hành chính công phường Đo Lường',
  address: 'Số 1',
  phone: '0276 000 000',
  hoursText: 'giờ hành chính',
  oaId: OA_ID,
  dossierUnit: '000.00.01.H53',
  hours: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  ratePerMinute: 10_000_000,
};

/** The environment of the product's processes in the bench: one office, a platform that takes everything at once. */
export function productEnvironment(of: {
  port: number;
  workerPort: number;
  mongodbUri: string;
  redisUrl: string;
  platformUrl: string;
}): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'mcc-bench-'));
  const officesFile = join(folder, 'offices.yaml');
  writeFileSync(officesFile, stringify({ offices: [OFFICE] }));
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(of.port),
    WORKER_PORT: String(of.workerPort),
    PUBLIC_URL: 'http://127.0.0.1',
    REDIS_URL: of.redisUrl,
    MONGODB_URI: of.mongodbUri,
    DATA_DIR: folder,
    OFFICES_FILE: officesFile,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    ZALO_APP_ID: APP_ID,
    ZALO_APP_SECRET: 'bench',
    ZALO_OA_SECRETS: `${OA_ID}:${OA_SECRET}`,
    ZALO_API_BASE: of.platformUrl,
    ZALO_BUSINESS_BASE: of.platformUrl,
    ZALO_OAUTH_BASE: of.platformUrl,
    LOG_LEVEL: 'warn',
    WORKER_CONCURRENCY: '300',
  };
}

/** Indexes and a token pair, so that the product can send. */
export async function prepareProduct(env: Record<string, string>): Promise<void> {
  const operator = await composeOperator(readSettings(env));
  const tokens = { accessToken: 'bench', refreshToken: 'bench', livesMs: DAY_MS };
  await operator.tokens.put(OaId.parse(OA_ID), toTokenPair(tokens, Date.now()));
  await operator.close();
}
