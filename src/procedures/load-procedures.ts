import type { TemplateProblem } from '../errors/template-invalid.js';
import type { Procedure } from '../flow/procedure.js';
import type { DomainData } from '../identity/domain-data.js';
import { expandGroups } from './expand-groups.js';
import type { Finding } from './lint-keys.js';
import { lintProcedure } from './lint-procedure.js';
import { GroupFile, ProcedureFile } from './procedure-file.js';
import { reviseProcedure } from './revise-procedure.js';
import { RevisionFile } from './revision-file.js';
import type { TemplateReader } from './template-reader.js';

/**
 * All procedures of `templates/procedures` and their `revisions` by id, the revisions of each in the order in which they come into force.
 * Problems are gathered with the reader.
 */
export function loadProcedures(reader: TemplateReader, domain: DomainData): Procedure[] {
  const all = loadWhole(reader);
  for (const file of reader.list('procedures/revisions')) all.push(...loadRevision(reader, file, all));
  const procedures = all
    .map(({ procedure }) => procedure)
    .sort((a, b) => compareText(a.id, b.id) || compareText(a.validFrom, b.validFrom));
  const found = new Map<Loaded, Finding[]>();
  for (const one of all) {
    const known = one.former ? (found.get(one.former) ?? []) : [];
    const own = lintProcedure(one.procedure, domain);
    found.set(one, own);
    reader.problems.push(...without(own, known).map((finding) => ({ file: one.file, ...finding })));
  }
  reader.problems.push(...lintRevisions(all));
  return procedures;
}

type Loaded = { file: string; procedure: Procedure; former?: Loaded };

/** What is wrong already in the revision before is said once, there. */
const without = (own: readonly Finding[], known: readonly Finding[]): Finding[] =>
  own.filter((one) => !known.some(({ path, reason }) => path === one.path && reason === one.reason));

function loadWhole(reader: TemplateReader): Loaded[] {
  const groups = reader.list('procedures/groups').map((file) => reader.read(file, GroupFile));
  const byName = new Map(groups.filter((one) => one !== undefined).map((one) => [one.group, one]));
  return reader.list('procedures').flatMap((file) => {
    const content = reader.read(file, ProcedureFile);
    if (!content) return [];
    const { procedure, problems } = expandGroups(content, byName);
    reader.problems.push(...problems.map((one) => ({ file, ...one })));
    return [{ file, procedure }];
  });
}

function loadRevision(reader: TemplateReader, file: string, known: readonly Loaded[]): Loaded[] {
  const content = reader.read(file, RevisionFile);
  if (!content) return [];
  const { id, revises } = content;
  const former = known.find(({ procedure }) => procedure.id === id && procedure.revision === revises);
  if (!former) {
    if (reader.problems.some((one) => one.file === `procedures/${id}.yaml`)) return [];
    reader.problems.push({ file, path: 'revises', reason: `there is no revision ${revises} of ${id}` });
    return [];
  }
  const { procedure, problems } = reviseProcedure(former.procedure, content);
  reader.problems.push(...problems.map((one) => ({ file, ...one })));
  return procedure ? [{ file, procedure, former }] : [];
}

/** Each revision once, and on no day two of one procedure. */
function lintRevisions(all: readonly Loaded[]): TemplateProblem[] {
  return all.flatMap(({ file, procedure: one }, index) => {
    const path = `${one.id} ${one.revision}`;
    return all.slice(0, index).flatMap(({ procedure: other }) => {
      if (other.id !== one.id) return [];
      if (other.revision === one.revision) return [{ file, path, reason: 'this revision stands twice' }];
      const isApart = other.validTo < one.validFrom || one.validTo < other.validFrom;
      return isApart ? [] : [{ file, path, reason: `is in force together with ${other.revision}` }];
    });
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
