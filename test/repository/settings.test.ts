import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readSettings, Settings } from '../../src/config.js';
import { read } from './readers/files.js';

const text = read('.env.example');
const example = Object.fromEntries(
  Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']),
);

const settings = Settings.keyof().options;
const isRequired = (name: keyof Settings): boolean => !Settings.shape[name].safeParse(undefined).success;

/** Names with the comment lines right above them. */
const commented = [...text.matchAll(/((?:^#.*\n)*)^([A-Z_]+)=/gm)].map(([, comment = '', name = '']) => ({
  name,
  comment,
}));

/** What the operator must fill in, as they would. */
const filledIn = {
  ...example,
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  BLIND_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  ZALO_APP_ID: '1234567890123456789',
  ZALO_APP_SECRET: 'app-secret',
  ZALO_OA_SECRETS: '388613280878808645:secret',
};

describe('.env.example', () => {
  it('names exactly the settings that there are', () => {
    expect(new Set(Object.keys(example))).toEqual(new Set(settings));
  });

  it('explains every one of them', () => {
    expect(commented.filter(({ comment }) => comment === '').map(({ name }) => name)).toEqual([]);
  });

  it('marks as required what has no value of its own', () => {
    const marked = commented.filter(({ comment }) => comment.includes('[required]')).map(({ name }) => name);
    expect(new Set(marked)).toEqual(new Set(settings.filter(isRequired)));
  });

  it('leads to a start once the secrets are filled in', () => {
    expect(readSettings(filledIn)).toMatchObject({ NODE_ENV: 'production', PORT: 8080, TRUST_PROXY: 1 });
  });

  it('does not start with its own secrets: it has none', () => {
    expect(() => readSettings(example)).toThrow(
      /ENCRYPTION_KEYS: is missing[\s\S]*ZALO_OA_SECRETS: is missing/,
    );
  });

  it('shows the values that hold when nothing is set', () => {
    const whole = readSettings(filledIn);
    const otherwise = ['NODE_ENV', 'TRUST_PROXY'];
    const optional = settings.filter((name) => !isRequired(name) && !otherwise.includes(name));
    const bare = readSettings({ ...filledIn, ...Object.fromEntries(optional.map((name) => [name, ''])) });
    for (const name of optional) expect([name, whole[name]]).toEqual([name, bare[name]]);
  });
});
