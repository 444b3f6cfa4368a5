import { TemplateInvalid } from '../errors/template-invalid.js';
import type { Catalogue } from '../flow/catalogue.js';
import { type Language, OFFICIAL } from '../flow/language.js';
import { RetentionRules } from '../flow/retention-rules.js';
import type { DomainData } from '../identity/domain-data.js';
import { EthnicGroupsFile, IdentityCardsFile, ProvincesFile } from '../identity/domain-files.js';
import type { Wording } from '../wording/wording.js';
import { loadLanguages } from './load-languages.js';
import { loadProcedures } from './load-procedures.js';
import { createTemplateReader } from './template-reader.js';

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
  const retention = reader.read('data/retention.yaml', RetentionRules);
  const peoples = reader.read('data/ethnic-groups.yaml', EthnicGroupsFile);
  const cards = reader.read('data/identity-cards.yaml', IdentityCardsFile);
  if (!provinces || !peoples || !cards || !retention) throw new TemplateInvalid(reader.problems);
  const domain: DomainData = {
    ...provinces,
    ethnicGroups: peoples.ethnicGroups,
    usualEthnicGroups: peoples.usual,
    cardIssuers: cards.issuers,
  };
  const procedures = loadProcedures(reader, domain);
  const { catalogues, wordings } = loadLanguages(reader, procedures, { domain, retention });
  const [catalogue, wording] = [catalogues.get(OFFICIAL), wordings.get(OFFICIAL)];
  if (reader.problems.length > 0 || !catalogue || !wording) throw new TemplateInvalid(reader.problems);
  return { catalogue, wording, catalogues, wordings, domain };
}
