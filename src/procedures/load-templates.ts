import { TemplateInvalid, type TemplateProblem } from '../errors/template-invalid.js';
import type { Catalogue } from '../flow/catalogue.js';
import { type Language, OFFICIAL } from '../flow/language.js';
import type { Procedure } from '../flow/procedure.js';
import type { DomainData } from '../identity/domain-data.js';
import { EthnicGroupsFile, ProvincesFile } from '../identity/domain-files.js';
import type { Wording } from '../wording/wording.js';
import { expandGroups } from './expand-groups.js';
import { lintProcedure } from './lint-procedure.js';
import { loadLanguages } from './load-languages.js';
import { GroupFile, ProcedureFile } from './procedure-file.js';
import { createTemplateReader, type TemplateReader } from './template-reader.js';

export type Templates = {
  /** in the official language */
  catalogue: Catalogue;
  wording: Wording;
  /** in every language, the official one included */
  catalogues: ReadonlyMap<Language, Catalogue>;
  wordings: ReadonlyMap<Language, Wording>;
  domain: DomainData;
};

/**
 * Reads everything that the bot asks and says from `dir` and checks it as a whole. Throws `TemplateInvalid` that lists
 * every problem with file, path and reason: a wrong template stops the start and never reaches a citizen.
 */
export function loadTemplates(dir: string): Templates {
  const reader = createTemplateReader(dir);
  const provinces = reader.read('data/provinces.yaml', ProvincesFile);
  const peoples = reader.read('data/ethnic-groups.yaml', EthnicGroupsFile);
  if (!provinces || !peoples) throw new TemplateInvalid(reader.problems);
  const domain: DomainData = {
    ...provinces,
    ethnicGroups: peoples.ethnicGroups,
    usualEthnicGroups: peoples.usual,
  };
  const procedures = loadProcedures(reader, domain);
  const { catalogues, wordings } = loadLanguages(reader, procedures, domain);
  const [catalogue, wording] = [catalogues.get(OFFICIAL), wordings.get(OFFICIAL)];
  if (reader.problems.length > 0 || !catalogue || !wording) throw new TemplateInvalid(reader.problems);
  return { catalogue, wording, catalogues, wordings, domain };
}

/** By id, and the revisions of each in the order in which they come into force. */
function loadProcedures(reader: TemplateReader, domain: DomainData): Procedure[] {
  const groups = reader.list('procedures/groups').map((file) => reader.read(file, GroupFile));
  const byName = new Map(groups.filter((one) => one !== undefined).map((one) => [one.group, one]));
  const procedures = reader.list('procedures').flatMap((file) => {
    const content = reader.read(file, ProcedureFile);
    return content ? [checked(reader, file, expandGroups(content, byName), domain)] : [];
  });
  reader.problems.push(...findTwins(procedures));
  return procedures.sort((a, b) => compareText(a.id, b.id) || compareText(a.validFrom, b.validFrom));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function checked(
  reader: TemplateReader,
  file: string,
  { procedure, problems }: ReturnType<typeof expandGroups>,
  domain: DomainData,
): Procedure {
  reader.problems.push(
    ...[...problems, ...lintProcedure(procedure, domain)].map((one) => ({ file, ...one })),
  );
  return procedure;
}

function findTwins(procedures: readonly Procedure[]): TemplateProblem[] {
  const names = procedures.map(({ id, revision }) => `${id} ${revision}`);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ file: 'procedures', path: name, reason: 'this revision stands twice' }));
}
