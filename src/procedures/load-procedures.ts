import type { TemplateProblem } from '../errors/template-invalid.js';
import type { Procedure } from '../flow/procedure.js';
import type { DomainData } from '../identity/domain-data.js';
import { expandGroups } from './expand-groups.js';
import { lintProcedure } from './lint-procedure.js';
import { GroupFile, ProcedureFile } from './procedure-file.js';
import { reviseProcedure } from './revise-procedure.js';
import { RevisionFile } from './revision-file.js';
import type { TemplateReader } from './template-reader.js';

/**
 * All procedures of `templates/procedures` by id, the revisions of each in the order in which they come into force.
 * Problems are gathered with the reader.
 */
export function loadProcedures(reader: TemplateReader, domain: DomainData): Procedure[] {
  const files = reader.list('procedures');
  const whole = loadWhole(
    reader,
    files.filter((file) => !isRevision(file)),
  );
  const all = files
    .filter(isRevision)
    .reduce((known, file) => [...known, ...loadRevision(reader, file, known)], whole);
  const procedures = all
    .map(({ procedure }) => procedure)
    .sort((a, b) => compareText(a.id, b.id) || compareText(a.validFrom, b.validFrom));
  reader.problems.push(
    ...all.flatMap(({ file, procedure }) =>
      lintProcedure(procedure, domain).map((one) => ({ file, ...one })),
    ),
    ...lintRevisions(procedures),
  );
  return procedures;
}

type Loaded = { file: string; procedure: Procedure };

/** `1.004873.2027-03.yaml` says what changes; `1.004873.yaml` is a whole procedure. */
const isRevision = (file: string): boolean => /\.\d{4}-\d{2}\.yaml$/.test(file);

function loadWhole(reader: TemplateReader, files: readonly string[]): Loaded[] {
  const groups = reader.list('procedures/groups').map((file) => reader.read(file, GroupFile));
  const byName = new Map(groups.filter((one) => one !== undefined).map((one) => [one.group, one]));
  return files.flatMap((file) => {
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
    reader.problems.push({ file, path: 'revises', reason: `there is no revision ${revises} of ${id}` });
    return [];
  }
  const { procedure, problems } = reviseProcedure(former.procedure, content);
  reader.problems.push(...problems.map((one) => ({ file, ...one })));
  return procedure ? [{ file, procedure }] : [];
}

/** Each revision once, and on no day two of one procedure. */
function lintRevisions(procedures: readonly Procedure[]): TemplateProblem[] {
  return procedures.flatMap((one, index) => {
    const others = procedures.slice(0, index).filter(({ id }) => id === one.id);
    const path = `${one.id} ${one.revision}`;
    return [
      ...(others.some(({ revision }) => revision === one.revision)
        ? [{ file: 'procedures', path, reason: 'this revision stands twice' }]
        : []),
      ...others
        .filter(({ validTo, revision }) => validTo >= one.validFrom && revision !== one.revision)
        .map(({ revision }) => ({
          file: 'procedures',
          path,
          reason: `is in force together with ${revision}`,
        })),
    ];
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
