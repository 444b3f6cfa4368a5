import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadTemplates } from '../../src/procedures/load-templates.js';

const PROVINCES = `
provinces: [{ code: '80', name: Tây Ninh }]
formerProvinces: [{ prefix: '072', name: Tây Ninh, now: '80' }, { prefix: '080', name: Long An, now: '80' }]
`;
const PEOPLES = `
usual: ['01']
ethnicGroups: [{ code: '01', name: Kinh, aliases: [Việt] }, { code: '17', name: Chăm }]
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'domain-data-'));
  await cp('templates', folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function load(files: { provinces?: string; peoples?: string }) {
  await writeFile(join(folder, 'data', 'provinces.yaml'), files.provinces ?? PROVINCES);
  await writeFile(join(folder, 'data', 'ethnic-groups.yaml'), files.peoples ?? PEOPLES);
  return loadTemplates(folder).domain;
}

describe('The tables behind the answers', () => {
  it('are read from the templates', async () => {
    const data = await load({});
    expect(data.formerProvinces.map(({ prefix, now }) => [prefix, now])).toEqual([
      ['072', '80'],
      ['080', '80'],
    ]);
    expect(data.usualEthnicGroups).toEqual(['01']);
  });

  it.each([
    [
      'a code of three digits',
      { provinces: PROVINCES.replace("code: '80'", "code: '080'") },
      /provinces\.yaml.*provinces\.0\.code/,
    ],
    [
      'a prefix of two digits',
      { provinces: PROVINCES.replace("'072'", "'72'") },
      /formerProvinces\.0\.prefix/,
    ],
    ['a prefix twice', { provinces: PROVINCES.replace("'080'", "'072'") }, /"072" stands at 0 too/],
    [
      'a merger into nowhere',
      { provinces: PROVINCES.replace("Long An, now: '80'", "Long An, now: '81'") },
      /Long An: no province 81/,
    ],
    ['a setting nobody knows', { provinces: `${PROVINCES}\nmore: 1` }, /provinces\.yaml.*more/],
    [
      'a name that means two groups',
      { peoples: PEOPLES.replace('name: Chăm', 'name: Việt') },
      /"Việt" stands at 0 too/,
    ],
    [
      'a button for no group',
      { peoples: PEOPLES.replace("['01']", "['99']") },
      /ethnic-groups\.yaml.*no ethnic group 99/,
    ],
    ['six buttons', { peoples: PEOPLES.replace("['01']", "['01','01','01','01','01','01']") }, /usual/],
    ['no YAML', { peoples: '[' }, /ethnic-groups\.yaml/],
  ])('are refused with file, place and reason: %s', async (_name, files, message) => {
    await expect(load(files)).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      message: expect.stringMatching(message),
    });
  });

  it('are refused when one is missing', async () => {
    await rm(join(folder, 'data', 'provinces.yaml'));
    expect(() => loadTemplates(folder)).toThrow(/provinces\.yaml/);
  });
});
