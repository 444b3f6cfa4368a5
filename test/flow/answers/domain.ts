import type { Parsed, Said } from '../../../src/flow/answers/answer-kind.js';
import type { DomainData } from '../../../src/identity/domain-data.js';
import { loadedTemplates } from '../../support/loaded-templates.js';

/** The real tables: what the product ships is what the tests read. */
export const data: DomainData = loadedTemplates().domain;

/** Monday, 23/11/2026, 09:00 in Vietnam. */
export const NOW = Date.UTC(2026, 10, 23, 2, 0);

export const said = (text: string, at = NOW): Said => ({ text, at });

/** The outcome in one word or value, for tables: the value, or `outcome` or `outcome reason`. */
export function brief<V>(parsed: Parsed<V>): V | string {
  switch (parsed.outcome) {
    case 'valid':
      return parsed.value;
    case 'missing':
      return 'missing';
    case 'notUnderstood':
      return parsed.reason === undefined ? 'notUnderstood' : `notUnderstood ${parsed.reason}`;
    case 'invalid':
      return `invalid ${parsed.reason}`;
  }
}
