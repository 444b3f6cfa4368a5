import { readFileSync } from 'node:fs';
import { parsePaperWords } from '../../src/documents/paper-words.js';

const FILE = 'templates/documents/papers.vi.yaml';

/** The real words of the papers. */
export const words = parsePaperWords(readFileSync(FILE, 'utf8'), FILE);
