import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findDebianMirror } from '../../scripts/services/debian/debian-host.js';
import { findChromium } from '../../scripts/services/find-chromium.js';
import { findProgram } from '../../scripts/services/find-program.js';
import { discardAbandoned } from '../../scripts/services/instance-data.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/mcc-host-`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const silent = () => undefined;
const program = (name: string) => {
  writeFileSync(`${folder}/${name}`, '');
  chmodSync(`${folder}/${name}`, 0o755);
  return `${folder}/${name}`;
};

describe('a program on PATH', () => {
  it('is found by the first name that is there', () => {
    program('second');
    expect(findProgram(['first', 'second'], `/nowhere:${folder}`)).toBe(`${folder}/second`);
  });

  it('is neither a folder nor a file that cannot be run', () => {
    mkdirSync(`${folder}/first`);
    writeFileSync(`${folder}/second`, '', { mode: 0o644 });
    expect(findProgram(['first', 'second'], folder)).toBeUndefined();
  });
});

describe('Chromium', () => {
  it('is the configured one', async () => {
    const CHROMIUM_PATH = program('my-chromium');
    expect(await findChromium({ CHROMIUM_PATH, PATH: '' }, silent)).toBe(CHROMIUM_PATH);
  });

  it('is never looked for elsewhere when the configured one is missing', async () => {
    const env = { CHROMIUM_PATH: `${folder}/gone`, PATH: process.env.PATH };
    await expect(findChromium(env, silent)).rejects.toThrow('CHROMIUM_PATH names a file that is not there');
  });

  it('is found on PATH under any of its names', async () => {
    const chrome = program('google-chrome-stable');
    expect(await findChromium({ PATH: folder }, silent)).toBe(chrome);
  });
});

describe("the machine's Debian mirror", () => {
  const sources = (text: string) => {
    mkdirSync(`${folder}/sources.list.d`, { recursive: true });
    writeFileSync(`${folder}/sources.list.d/debian.sources`, text);
  };

  it('is read from the sources of today, and is not the one for security updates', () => {
    sources(
      'Types: deb\nURIs: http://mirror.example/debian-security\n\nURIs: http://mirror.example/debian\n',
    );
    expect(findDebianMirror(folder)).toBe('http://mirror.example/debian');
  });

  it('is read from the list of former days', () => {
    const line = 'deb [signed-by=/usr/share/keyrings/x.gpg] https://old.example/debian/ bookworm main\n';
    writeFileSync(`${folder}/sources.list`, line);
    expect(findDebianMirror(folder)).toBe('https://old.example/debian/');
  });

  it("is Debian's own when nothing else is said", () => {
    expect(findDebianMirror(folder)).toBe('http://deb.debian.org/debian');
  });
});

describe('data of runs that were killed', () => {
  it('is removed, but not the data of a run that goes on nor of the demonstration', () => {
    const names = ['test-999999999', `test-${process.pid}`, 'demo'];
    for (const name of names) {
      mkdirSync(`${folder}/${name}/redis`, { recursive: true });
      mkdirSync(`${folder}/documentdb/clusters/${name}`, { recursive: true });
    }
    discardAbandoned(folder);
    const left = (where: string) => names.map((name) => existsSync(`${folder}/${where}${name}`));
    expect(left('')).toEqual([false, true, true]);
    expect(left('documentdb/clusters/')).toEqual([false, true, true]);
  });
});
