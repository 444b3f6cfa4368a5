import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', '.env']);

/** A file of the project as text; its path is relative to the project's folder, as everywhere in these tests. */
export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

export const exists = (path: string): boolean => existsSync(`${root}${path}`);

/** The files under a folder of the project, all of them without one; what is built, installed or private is left out. */
export function filesUnder(folder = ''): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name) && !name.endsWith('.log'))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${prefix}${entry.name}`) : [`${prefix}${entry.name}`],
    );
}
