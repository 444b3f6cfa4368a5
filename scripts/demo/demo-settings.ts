import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Office, OfficesFile } from '../../src/offices/office.js';
import { projectFolder } from '../processes/type-script-command.js';
import type { DemoKeys } from './demo-keys.js';
import { toPlatformTemplates } from './platform-side.js';

export const DEMO_OFFICES_FILE = `${projectFolder}/scripts/demo/offices.yaml`;

export type DemoPorts = { readonly web: number; readonly worker: number; readonly simulator: number };

export type DemoPlan = {
  readonly keys: DemoKeys;
  readonly offices: readonly Office[];
  readonly ports: DemoPorts;
  readonly stores: { readonly redisUrl: string; readonly mongoUri: string };
  readonly dataFolder: string;
};

const local = (port: number) => `http://127.0.0.1:${port}`;

/** The offices of the demonstration. */
export function loadDemoOffices(): readonly Office[] {
  return OfficesFile.parse(parse(readFileSync(DEMO_OFFICES_FILE, 'utf8'))).offices;
}

/** The settings of web, worker and operator's tool that talk to the simulator. */
export function toProductEnv({ keys, offices, ports, stores, dataFolder }: DemoPlan): Record<string, string> {
  const secrets = offices.map(({ oaId }) => `${oaId}:${oaSecret(keys, oaId)}`);
  return {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(ports.web),
    WORKER_PORT: String(ports.worker),
    PUBLIC_URL: local(ports.web),
    REDIS_URL: stores.redisUrl,
    MONGODB_URI: stores.mongoUri,
    DATA_DIR: `${dataFolder}/demo/product`,
    OFFICES_FILE: DEMO_OFFICES_FILE,
    ENCRYPTION_KEYS: `demo:${keys.encryptionKey}`,
    BLIND_INDEX_KEY: keys.blindIndexKey,
    ZALO_APP_ID: keys.appId,
    ZALO_APP_SECRET: keys.appSecret,
    ZALO_OA_SECRETS: secrets.join(','),
    ZALO_OAUTH_BASE: local(ports.simulator),
    ZALO_API_BASE: local(ports.simulator),
    ZALO_BUSINESS_BASE: local(ports.simulator),
    MEDIA_HOSTS: `127.0.0.1:${ports.simulator}`,
  };
}

/** The configuration of the simulator: one OA for each office, the second of the kind that state agencies have. */
export function toSimulatorConfig({ keys, offices, ports, dataFolder }: Omit<DemoPlan, 'stores'>): object {
  return {
    appId: keys.appId,
    appSecret: keys.appSecret,
    webhookUrl: `${local(ports.web)}/webhooks/zalo`,
    oas: offices.map((office, index) => ({
      oaId: office.oaId,
      name: capitalise(office.name),
      oaSecret: oaSecret(keys, office.oaId),
      oaType: index % 2 === 0 ? 2 : 4,
      packagePerMinute: office.ratePerMinute,
      packageName: 'Tăng trưởng',
      zbsBalance: 500_000,
      neighbours: true,
    })),
    // so that a newcomer need not wait for half an hour
    articleMs: 3_000,
    reviewMs: 20_000,
    templates: offices.slice(0, 1).flatMap(toPlatformTemplates),
    dataFile: simulatorDataFile(dataFolder),
    publicUrl: local(ports.simulator),
  };
}

/** Where the simulator keeps its chats and tokens between starts. */
export function simulatorDataFile(dataFolder: string): string {
  return `${dataFolder}/demo/simulator.json`;
}

function oaSecret(keys: DemoKeys, oaId: string): string {
  return createHmac('sha256', keys.oaSecretSeed).update(oaId).digest('base64url').slice(0, 20);
}

function capitalise(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}
