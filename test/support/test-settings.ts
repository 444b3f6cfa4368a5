import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

export const APP_ID = '1234567890123456789';
export const APP_SECRET = 'app-secret-of-the-tests';
export const OAS = [
  {
    oaId: '388613280878808645',
    oaSecret: 'secret-of-the-first',
    name: 'Phường Ninh Thạnh',
    oaType: 2 as const,
  },
  {
    oaId: '388613280878808646',
    oaSecret: 'secret-of-the-second',
    name: 'Phường Bình Minh',
    oaType: 4 as const,
  },
];
const HOURS = [
  ['07:00', '11:30'],
  ['13:30', '17:00'],
];

/** What the first office has approved for news of a dossier; the second has nothing. */
export const DOSSIER_TEMPLATE = {
  templateId: '410009',
  oaId: OAS[0]?.oaId,
  title: 'Tình trạng hồ sơ',
  text: 'Kính gửi <ten>, hồ sơ của ông/bà có thay đổi.',
  rows: [
    { key: 'Mã hồ sơ', value: '<ma>' },
    { key: 'Tình trạng', value: '<viec>' },
  ],
  params: { ten: 30, ma: 30, viec: 30 },
};

/** The offices of the journeys: one business OA, one state agency. */
function officesYaml(): string {
  const office = (id: string, n: number) => ({
    id,
    name: OAS[n]?.name.replace('Phường', 'phường'),
    centreName: `Trung tâm Phục vụ hành chính công ${OAS[n]?.name.replace('Phường', 'phường')}`,
    address: 'Số 1, đường Mẫu, tỉnh Tây Ninh',
    phone: '02763 000 000',
    hoursText: 'thứ Hai đến thứ Sáu, 7 giờ 00 – 11 giờ 30 và 13 giờ 30 – 17 giờ 00',
    oaId: OAS[n]?.oaId,
    dossierUnit: `000.00.0${n + 1}.H53`,
    hours: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
    ratePerMinute: 20_000,
    // one clerk does everything here
    secondSignature: { for: [] },
  });
  const { templateId } = DOSSIER_TEMPLATE;
  const data = { ten: '{ten}', ma: '{ma_ho_so}', viec: '{viec}' };
  const dossierMessages = { monthlyBudgetVnd: 100_000, templates: { status: { templateId, data } } };
  return stringify({ offices: [{ ...office('ninh-thanh', 0), dossierMessages }, office('binh-minh', 1)] });
}

/** A test's own database, by the name that also drops it. */
export function databaseUri(dbName: string): string {
  const uri = new URL(required('TEST_MONGODB_URI'));
  uri.pathname = `/${dbName}`;
  return uri.href;
}

/** Each test file that runs whole processes has a Redis database number of its own. */
export const redisUrl = (db: number): string => `${required('TEST_REDIS_URL').replace(/\/$/, '')}/${db}`;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test`);
  return value;
}

/** The environment of the product's processes in a test; ports 0 are chosen when they listen. */
export function testEnvironment(of: {
  dbName: string;
  redisDb: number;
  simulatorUrl: string;
  over?: Record<string, string>;
}): Record<string, string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mcc-journey-'));
  const officesFile = join(dataDir, 'offices.yaml');
  writeFileSync(officesFile, officesYaml());
  const { host } = new URL(of.simulatorUrl);
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    WORKER_PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    REDIS_URL: redisUrl(of.redisDb),
    MONGODB_URI: databaseUri(of.dbName),
    DATA_DIR: dataDir,
    OFFICES_FILE: officesFile,
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    BLIND_INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
    ZALO_APP_ID: APP_ID,
    ZALO_APP_SECRET: APP_SECRET,
    ZALO_OA_SECRETS: OAS.map((oa) => `${oa.oaId}:${oa.oaSecret}`).join(','),
    ZALO_OAUTH_BASE: of.simulatorUrl,
    ZALO_API_BASE: of.simulatorUrl,
    ZALO_BUSINESS_BASE: of.simulatorUrl,
    ZALO_TIMEOUT_MS: '700',
    MEDIA_HOSTS: host,
    SWEEP_SECONDS: '1',
    LOG_LEVEL: 'info',
    ...of.over,
  };
}
