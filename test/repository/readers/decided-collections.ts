import { read } from './files.js';
import { codesOf, sectionOf, tableRows } from './markdown.js';

/** The collections of which `docs/OPERATIONS.md` says what is kept of citizens in them. */
export const decidedCollections = (): string[] =>
  tableRows(sectionOf(read('docs/OPERATIONS.md'), '## What is kept of citizens')).flatMap(([first = '']) =>
    codesOf(first),
  );
