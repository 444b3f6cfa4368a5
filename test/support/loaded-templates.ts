import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OFFICIAL } from '../../src/flow/language.js';
import { loadTemplates, type Templates } from '../../src/procedures/load-templates.js';

/**
 * The real templates as the product's loader gives them; loaded and checked by the first file of tests that asks in a run,
 * and read by the others, who would spend most of their time on it. Throws what the loader throws.
 */
export function loadedTemplates(): Templates {
  const file = process.env.TEST_TEMPLATES;
  if (!file) throw new Error('TEST_TEMPLATES is not set: run the tests with npm test');
  if (!existsSync(file)) keep(loadTemplates('templates'), file);
  const { catalogues, wordings, domain } = JSON.parse(readFileSync(file, 'utf8'), revive) as Templates;
  const [catalogue, wording] = [catalogues.get(OFFICIAL), wordings.get(OFFICIAL)];
  if (!catalogue || !wording) throw new Error(`${file} lacks the official language`);
  return { catalogue, wording, catalogues, wordings, domain };
}

function keep({ catalogues, wordings, domain }: Templates, file: string): void {
  const draft = `${file}.draft-${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, JSON.stringify({ catalogues, wordings, domain }, replace));
  renameSync(draft, file);
}

type Packed = { '@map'?: [unknown, unknown][]; '@set'?: unknown[] };

const replace = (_key: string, value: unknown): unknown => {
  if (value instanceof Map) return { '@map': [...value] };
  return value instanceof Set ? { '@set': [...value] } : value;
};

const revive = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { '@map': entries, '@set': members } = value as Packed;
  if (entries) return new Map(entries);
  return members ? new Set(members) : value;
};
