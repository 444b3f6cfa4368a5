import { z } from 'zod';
import { ConfigInvalid } from './errors/config-invalid.js';

const port = z.coerce.number().int().min(0).max(65535);
const url = z.url({ protocol: /^https?$/ });

/** `id:base64[,id:base64]`, 32 bytes each; the first key seals, all of them open. */
const keyRing = z.string().transform((text, ctx) =>
  text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!/^[a-z0-9-]{1,20}$/.test(id) || key.length !== 32) {
      ctx.addIssue({
        code: 'custom',
        message: 'expected id:base64 of 32 bytes, several separated by commas',
      });
    }
    return { id, key };
  }),
);

/** `oaId:secret[|older]`, several OAs separated by commas; during a rotation both secrets are accepted. */
const oaSecrets = z.string().transform((text, ctx) => {
  const secrets = new Map<string, string[]>();
  for (const part of text.split(',').filter(Boolean)) {
    const [oaId = '', values = ''] = part.trim().split(':');
    if (!/^\d{1,20}$/.test(oaId) || values === '') {
      ctx.addIssue({
        code: 'custom',
        message: 'expected oaId:secret or oaId:secret|olderSecret, separated by commas',
      });
    }
    secrets.set(oaId, values.split('|'));
  }
  return secrets;
});

/** `host:port`, `[::1]:port` for an IPv6 address. */
const hostAndPort = z.string().transform((text, ctx) => {
  const [, host = '', digits = ''] = /^\[?([^\s\]]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  const number = Number(digits);
  if (host === '' || number < 1 || number > 65_535)
    ctx.addIssue({ code: 'custom', message: 'expected host:port' });
  return { host, port: number };
});

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean),
);

/** Every setting of the product; `.env.example` lists the same names (a test keeps them equal). */
export const Settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(8080),
  WORKER_PORT: port.default(8081),
  PUBLIC_URL: url,
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'expected mongodb://…'),
  DATA_DIR: z.string().default('.data'),
  OFFICES_FILE: z.string(),
  ENCRYPTION_KEYS: keyRing,
  BLIND_INDEX_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length >= 32, 'expected base64 of at least 32 bytes'),
  ZALO_APP_ID: z.string().regex(/^\d+$/, 'expected digits'),
  ZALO_APP_SECRET: z.string().min(1),
  ZALO_OA_SECRETS: oaSecrets,
  ZALO_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .default(''),
  ZALO_OAUTH_BASE: url.default('https://oauth.zaloapp.com'),
  ZALO_API_BASE: url.default('https://openapi.zalo.me'),
  ZALO_BUSINESS_BASE: url.default('https://business.openapi.zalo.me'),
  /** how long one call to the platform may take; what becomes of it after that is unknown */
  ZALO_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
  /** only when "check appsecret_proof" is switched on in the app's settings */
  ZALO_APPSECRET_PROOF: z.stringbool().default(false),
  MEDIA_HOSTS: list.default(['*.zdn.vn', '*.zadn.vn', '*.zalo.me', '*.zaloapp.com']),
  /** empty: files are not scanned */
  CLAMD_ADDRESS: hostAndPort.optional(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(100),
  /** several messages of one citizen that waited longer than this are answered as one, with an apology */
  CATCH_UP_AFTER_SECONDS: z.coerce.number().int().min(1).default(600),
  /** after so many hours without a word from either side the assistant takes a talk with a clerk back */
  TALK_SILENCE_HOURS: z.coerce.number().min(0.001).max(720).default(24),
  SWEEP_SECONDS: z.coerce.number().int().min(1).default(5),
  /** empty: /metrics answers callers on this machine only */
  METRICS_TOKEN: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Reads the settings from an environment. Empty values count as absent. Throws `ConfigInvalid` whose message
 * lists every missing or wrong setting, one a line, never the value itself.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}: ${name in given ? issue.message : 'is missing'}`;
  });
  throw new ConfigInvalid(`cannot start, these settings are missing or wrong:\n${lines.join('\n')}`);
}
