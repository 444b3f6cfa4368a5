import { describe, expect, it } from '@jest/globals';
import { RetentionRules } from '../../src/flow/retention-rules.js';
import { decidedCollections } from './readers/decided-collections.js';
import { read } from './readers/files.js';
import { codesOf, sectionOf, tableRows } from './readers/markdown.js';
import { modulesIn } from './readers/modules.js';

const rows = tableRows(sectionOf(read('docs/OPERATIONS.md'), '## What is kept of citizens'));
const stores = modulesIn('src/adapters/mongo');

const named = (pattern: RegExp): string[] =>
  stores.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = '']) => name));

/** By what the stores call them; a file of GridFS lies in two. */
const inCode = [
  ...named(/\.collection(?:<[^()]*>)?\(\s*'([\w.]+)'/g),
  ...named(/\bcollection: '(\w+)'/g),
  ...named(/\bbucketName: '(\w+)'/g).flatMap((bucket) => [`${bucket}.files`, `${bucket}.chunks`]),
];

describe('what is kept of citizens', () => {
  it('is decided for every collection, and for no other', () => {
    expect(new Set(decidedCollections())).toEqual(new Set(inCode));
  });

  it('is decided once for each, and in every column', () => {
    const all = decidedCollections();
    expect(all.length).toBe(new Set(all).size);
    for (const row of rows) {
      expect(row).toHaveLength(5);
      expect(row.filter((cell) => cell === '')).toEqual([]);
    }
  });

  it('ends by the periods that there are, each of them in its place', () => {
    const periods = rows.flatMap((row) => codesOf(row.at(-1) ?? ''));
    const others = decidedCollections();
    const kinds = Object.keys(RetentionRules.shape);
    expect(new Set(periods.filter((name) => kinds.includes(name)))).toEqual(new Set(kinds));
    expect(periods.filter((name) => !kinds.includes(name) && !others.includes(name))).toEqual([]);
  });

  it('is called by its name wherever a store opens it', () => {
    const byVariable = stores.filter(({ text }) => /\.collection(?:<[^()]*>)?\(\s*[^'\s]/.test(text));
    // the tables of which are read above
    expect(byVariable.map(({ path }) => path).sort()).toEqual([
      'src/adapters/mongo/create-mongo-expiries.ts',
      'src/adapters/mongo/save-version.ts',
    ]);
  });

  it('is kept by stores alone', () => {
    const elsewhere = modulesIn('src', 'webhooks').filter(
      ({ path, text }) =>
        !path.startsWith('src/adapters/mongo/') && /\.collection\b[<(]|GridFSBucket/.test(text),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });
});
