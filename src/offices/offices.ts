import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { OfficesInvalid } from '../errors/offices-invalid.js';
import type { OaId, OfficeId } from '../ids.js';
import { type Office, OfficesFile } from './office.js';

/** The offices of this deployment. */
export type Offices = {
  all: readonly Office[];
  find(id: OfficeId): Office | undefined;
  /** Throws a plain Error for an id that is not configured: nothing but configuration makes office ids. */
  get(id: OfficeId): Office;
  findByOa(oaId: OaId): Office | undefined;
};

/** Reads the offices file. Throws `OfficesInvalid` naming file, path and reason of everything wrong in it. */
export function loadOffices(file: string): Offices {
  const parsed = OfficesFile.safeParse(readYaml(file));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new OfficesInvalid(`${file} cannot be used:\n${lines.join('\n')}`);
  }
  const { offices } = parsed.data;
  for (const field of ['id', 'oaId', 'dossierUnit'] as const) {
    const twice = offices.find((office, n) => offices.findIndex((o) => o[field] === office[field]) !== n);
    if (twice)
      throw new OfficesInvalid(`${file} cannot be used:\n  ${field} ${twice[field]} stands there twice`);
  }
  return toOffices(offices);
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OfficesInvalid(
      `${file} cannot be read: ${cause instanceof Error ? cause.message : 'unknown'}`,
      {},
      { cause },
    );
  }
}

function toOffices(all: readonly Office[]): Offices {
  const byId = new Map(all.map((office) => [office.id, office]));
  const byOa = new Map(all.map((office) => [office.oaId, office]));
  return {
    all,
    find: (id) => byId.get(id),
    get(id) {
      const office = byId.get(id);
      if (!office) throw new Error(`office ${id} is not configured`);
      return office;
    },
    findByOa: (oaId) => byOa.get(oaId),
  };
}
