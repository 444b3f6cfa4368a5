import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { DataFileInvalid } from '../errors/data-file-invalid.js';
import type { DomainData } from '../identity/domain-data.js';
import { EthnicGroupsFile, ProvincesFile } from '../identity/domain-files.js';

/**
 * Reads the tables that answers are checked against from `<templates>/data`. Throws `DataFileInvalid` with file, places
 * and reasons when one is missing or wrong; the program must not start with half a table.
 */
export async function loadDomainData(templatesFolder: string): Promise<DomainData> {
  const provinces = await load(join(templatesFolder, 'data', 'provinces.yaml'), ProvincesFile);
  const peoples = await load(join(templatesFolder, 'data', 'ethnic-groups.yaml'), EthnicGroupsFile);
  return { ...provinces, ethnicGroups: peoples.ethnicGroups, usualEthnicGroups: peoples.usual };
}

async function load<T>(file: string, Schema: z.ZodType<T>): Promise<T> {
  const parsed = Schema.safeParse(await readYaml(file));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new DataFileInvalid(`${file} is wrong:\n${lines.join('\n')}`, { file });
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parseYaml(await readFile(file, 'utf8'), { schema: 'core' });
  } catch (cause) {
    throw new DataFileInvalid(`${file} cannot be read`, { file }, { cause });
  }
}
