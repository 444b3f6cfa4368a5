import { readFileSync } from 'node:fs';
import { parseOwnDataWords } from '../../src/own-data/own-data-words.js';
import { parseRequestTerms } from '../../src/own-data/request-terms.js';
import { catalogue } from '../flow/universe.js';

const read = <T>(name: string, parse: (text: string, file: string) => T): T =>
  parse(readFileSync(`templates/${name}`, 'utf8'), name);

/** The real tables and words. */
export const terms = read('data/data-requests.yaml', parseRequestTerms);
export const words = read('documents/own-data.vi.yaml', parseOwnDataWords);
export const rules = catalogue.retention;
