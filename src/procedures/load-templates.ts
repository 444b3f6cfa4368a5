import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { TemplateInvalid, type TemplateProblem } from '../errors/template-invalid.js';
import type { Catalogue, CommandName } from '../flow/catalogue.js';
import type { Procedure } from '../flow/procedure.js';
import { foldWords } from '../flow/read-meaning.js';
import { wordingKeys } from '../flow/wording-keys.js';
import type { DomainData } from '../identity/domain-data.js';
import { EthnicGroupsFile, ProvincesFile } from '../identity/domain-files.js';
import { flatten, type Wording, WordingFile } from '../wording/wording.js';
import { expandGroups } from './expand-groups.js';
import { lintProcedure } from './lint-procedure.js';
import { GroupFile, ProcedureFile } from './procedure-file.js';

export type Templates = { catalogue: Catalogue; wording: Wording; domain: DomainData };

/**
 * Reads everything that the bot asks and says from `dir` and checks it as a whole. Throws `TemplateInvalid` that lists
 * every problem with file, path and reason: a wrong template stops the start and never reaches a citizen.
 */
export function loadTemplates(dir: string): Templates {
  const reader = createReader(dir);
  const wordingFile = reader.read('wording/vi.yaml', WordingFile);
  const provinces = reader.read('data/provinces.yaml', ProvincesFile);
  const peoples = reader.read('data/ethnic-groups.yaml', EthnicGroupsFile);
  const groups = reader.list('procedures/groups').map((file) => reader.read(file, GroupFile));
  const files = reader
    .list('procedures')
    .map((file) => ({ file, content: reader.read(file, ProcedureFile) }));
  if (!wordingFile || !provinces || !peoples) throw new TemplateInvalid(reader.problems);
  const domain: DomainData = {
    ...provinces,
    ethnicGroups: peoples.ethnicGroups,
    usualEthnicGroups: peoples.usual,
  };
  const byName = new Map(groups.filter((one) => one !== undefined).map((one) => [one.group, one]));
  const procedures = files.flatMap(({ file, content }) =>
    content ? [checked(reader, file, expandGroups(content, byName), domain)] : [],
  );
  reader.problems.push(...findTwins(procedures));
  const wording = flatten(wordingFile.texts);
  reader.problems.push(...lintWording(wording), ...lintCommands(wordingFile));
  if (reader.problems.length > 0) throw new TemplateInvalid(reader.problems);
  return { catalogue: toCatalogue(wordingFile, procedures), wording, domain };
}

type Reader = ReturnType<typeof createReader>;

function createReader(dir: string) {
  const problems: TemplateProblem[] = [];
  return {
    problems,
    list: (folder: string): string[] =>
      readdirSync(join(dir, folder))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => `${folder}/${name}`),
    read<T>(file: string, schema: z.ZodType<T>): T | undefined {
      const parsed = schema.safeParse(readYaml(join(dir, file), file, problems));
      if (parsed.success) return parsed.data;
      problems.push(
        ...parsed.error.issues.map((issue) => ({
          file,
          path: issue.path.join('.') || '(file)',
          reason: reasonOf(issue),
        })),
      );
      return undefined;
    },
  };
}

function readYaml(path: string, file: string, problems: TemplateProblem[]): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    problems.push({
      file,
      path: '(file)',
      reason: cause instanceof Error ? cause.message : 'cannot be read',
    });
    return undefined;
  }
}

/** For a union the schema says only "invalid input"; the branch that came closest says more. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const branches = issue.errors.toSorted((a, b) => a.length - b.length);
  const [nearest] = branches;
  return nearest?.map((one) => `${one.path.join('.')}: ${one.message}`).join('; ') ?? issue.message;
}

function checked(
  reader: Reader,
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

function lintWording(wording: Wording): TemplateProblem[] {
  const file = 'wording/vi.yaml';
  const keys = new Set(wordingKeys());
  const missing = [...keys].filter((key) => wording[key] === undefined);
  const unknown = Object.keys(wording).filter((key) => !keys.has(key));
  return [
    ...missing.map((key) => ({ file, path: `texts.${key}`, reason: 'is missing' })),
    ...unknown.map((key) => ({ file, path: `texts.${key}`, reason: 'is never said' })),
  ];
}

function lintCommands({ commands }: WordingFile): TemplateProblem[] {
  const seen = new Map<string, string>();
  return Object.entries(commands).flatMap(([name, phrases]) =>
    phrases.flatMap((phrase) => {
      const other = seen.get(foldWords(phrase));
      seen.set(foldWords(phrase), name);
      const clash = other !== undefined && other !== name;
      return clash
        ? [{ file: 'wording/vi.yaml', path: `commands.${name}`, reason: `"${phrase}" means ${other} too` }]
        : [];
    }),
  );
}

function toCatalogue(file: WordingFile, procedures: readonly Procedure[]): Catalogue {
  const commands = Object.entries(file.commands).flatMap(([name, phrases]) =>
    phrases.map((phrase) => [foldWords(phrase), name as CommandName] as const),
  );
  return {
    procedures: procedures.toSorted(
      (a, b) => compareText(a.id, b.id) || compareText(a.validFrom, b.validFrom),
    ),
    commands: new Map(commands),
    alarms: { urgent: file.alarms.urgent.map(foldWords), upset: file.alarms.upset.map(foldWords) },
    labels: file.labels,
    consentVersion: file.consentVersion,
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
