import { AskedTopic } from '../flow/asked-topic.js';
import { type Catalogue, ElsewhereTopic } from '../flow/catalogue.js';
import type { CommandName } from '../flow/command-name.js';
import { easyTexts } from '../flow/easy/twins.js';
import { type Language, OFFICIAL } from '../flow/language.js';
import type { Procedure } from '../flow/procedure.js';
import { quietKeys } from '../flow/quiet.js';
import { commandKey, foldWords } from '../flow/read-meaning.js';
import type { RetentionRules } from '../flow/retention-rules.js';
import type { DomainData } from '../identity/domain-data.js';
import { flatten, type Wording, WordingFile } from '../wording/wording.js';
import { lintTranslation } from './lint-translation.js';
import { lintPlaces, lintWording } from './lint-wording.js';
import { mentionInLanguages } from './mentions-in-languages.js';
import type { TemplateReader } from './template-reader.js';
import { translateProcedure } from './translate-procedure.js';

type Languages = {
  catalogues: ReadonlyMap<Language, Catalogue>;
  wordings: ReadonlyMap<Language, Wording>;
};
type Tables = { domain: DomainData; retention: RetentionRules };
type Read = { file: string; content: WordingFile };

/**
 * The languages of `templates/wording`, one file each. The official one is what procedures are written in; every other
 * translates every text of theirs, or does not start. Problems are gathered with the reader.
 */
export function loadLanguages(
  reader: TemplateReader,
  procedures: readonly Procedure[],
  tables: Tables,
): Languages {
  const { domain } = tables;
  const files = reader.list('wording').flatMap((file): Read[] => {
    const content = reader.read(file, WordingFile);
    return content ? [{ file, content }] : [];
  });
  const official = files.find(({ content }) => content.language === OFFICIAL);
  if (!official) {
    reader.problems.push({ file: `wording/${OFFICIAL}.yaml`, path: '(file)', reason: 'is missing' });
    return { catalogues: new Map(), wordings: new Map() };
  }
  reader.problems.push(...lintWording(official.file, official.content));
  // a translation is held against an original that is in order, or it is blamed for what is wrong there
  const others = reader.problems.length > 0 ? [] : files.filter((one) => one !== official);
  reader.problems.push(
    ...others.flatMap(({ file, content }) => [
      ...lintWording(file, content),
      ...lintPlaces(file, flatten(content.texts), flatten(official.content.texts)),
      ...lintTranslation({ file, content }, procedures, domain),
    ]),
  );
  if (reader.problems.length > 0) return { catalogues: new Map(), wordings: new Map() };
  const all = files.map(({ content }) => content);
  const understood = procedures.map((one) => mentionInLanguages(one, all));
  return {
    catalogues: new Map(
      all.map((content) => [
        content.language,
        toCatalogue(content, { all, official: official.content, procedures: understood, ...tables }),
      ]),
    ),
    wordings: new Map(all.map(({ language, texts }) => [language, flatten(texts)])),
  };
}

type Others = Tables & {
  all: readonly WordingFile[];
  official: WordingFile;
  procedures: readonly Procedure[];
};

/** Words of the official language are understood in every other: few forget their mother tongue at a counter. */
function toCatalogue(file: WordingFile, { all, official, procedures, domain, retention }: Others): Catalogue {
  const fold = (phrases: readonly string[]): string[] => phrases.map(foldWords);
  return {
    language: file.language,
    procedures:
      file === official ? procedures : procedures.map((one) => translateProcedure(one, file, domain)),
    commands: new Map([...commandsOf(official), ...commandsOf(file)]),
    alarms: {
      despair: [...file.alarms.despair, ...official.alarms.despair],
      urgent: [...file.alarms.urgent, ...official.alarms.urgent],
      insult: [...file.alarms.insult, ...official.alarms.insult],
      upset: [...file.alarms.upset, ...official.alarms.upset],
    },
    referrals: {
      complaint: [...file.referrals.complaint, ...official.referrals.complaint],
      denunciation: [...file.referrals.denunciation, ...official.referrals.denunciation],
      audience: [...file.referrals.audience, ...official.referrals.audience],
    },
    topics: new Map(
      AskedTopic.options.map((topic) => [
        topic,
        fold([...file.commands[topic], ...official.commands[topic]]),
      ]),
    ),
    elsewhere: new Map(
      ElsewhereTopic.options.map((topic) => [
        topic,
        [...file.elsewhere[topic], ...official.elsewhere[topic]],
      ]),
    ),
    labels: file.labels,
    languages: all.map(({ language, name, invitation }) => ({ language, name, invitation })),
    languageWords: new Map(
      all.flatMap(({ language, chosenBy }) => fold(chosenBy).map((words) => [words, language] as const)),
    ),
    easy: new Set(easyTexts(flatten(file.texts))),
    quiet: new Set(quietKeys(flatten(file.texts))),
    consentVersion: file.consentVersion,
    memoryVersion: file.memoryVersion,
    retention,
  };
}

const commandsOf = ({ commands }: WordingFile) =>
  Object.entries(commands).flatMap(([name, phrases]) =>
    phrases.map((phrase) => [commandKey(phrase), name as CommandName] as const),
  );
