import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

type Bootstrap = {
  isNodeRecentEnough(version: string): boolean;
  needsInstall(folder: string): boolean;
};
const file = new URL('../../scripts/bootstrap.mjs', import.meta.url).href;
const { isNodeRecentEnough, needsInstall } = (await import(file)) as Bootstrap;

describe('the start on a fresh machine', () => {
  it.each([
    ['18.20.4', false],
    ['20.9.0', false],
    ['20.18.99', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['24.21.0', true],
  ])('with Node %s is possible: %s', (version, possible) => {
    expect(isNodeRecentEnough(version)).toBe(possible);
  });
});

describe('npm install', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(`${tmpdir()}/mcc-install-`);
    writeFileSync(`${folder}/package-lock.json`, 'lock of today');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const stampWith = (lock: string) => {
    mkdirSync(`${folder}/node_modules`);
    const hash = createHash('sha256').update(lock).digest('hex');
    writeFileSync(`${folder}/node_modules/.installed-lock`, hash);
  };

  it('runs when nothing is installed', () => {
    expect(needsInstall(folder)).toBe(true);
  });

  it('runs when it was cut short, which leaves no stamp', () => {
    mkdirSync(`${folder}/node_modules`);
    expect(needsInstall(folder)).toBe(true);
  });

  it('runs when the lock is another one since', () => {
    stampWith('lock of yesterday');
    expect(needsInstall(folder)).toBe(true);
  });

  it('does not run again for the same lock', () => {
    stampWith('lock of today');
    expect(needsInstall(folder)).toBe(false);
  });
});
