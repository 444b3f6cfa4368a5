import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { exists, filesUnder, read } from './readers/files.js';
import { codesOf, linksOf, sectionOf, tableRows } from './readers/markdown.js';

const PackageFile = z.looseObject({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const { scripts, dependencies, devDependencies } = PackageFile.parse(JSON.parse(read('package.json')));
const readme = read('README.md');
const pages = filesUnder().filter((path) => path.endsWith('.md'));

/** The npm scripts that a text calls. */
const calledIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/npm (?:run )?(?:-s )?(start|test|(?<=run (?:-s )?)[a-z:-]+)/g)].map(
      ([, name = '']) => name,
    ),
  ),
];

describe('every page', () => {
  it.each(pages)('%s leads only to files that exist', (page) => {
    const dead = linksOf(read(page)).filter((link) => !exists(posix.join(posix.dirname(page), link)));
    expect(dead).toEqual([]);
  });

  it.each(pages)('%s calls only commands that exist', (page) => {
    expect(calledIn(read(page)).filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(pages)('%s names only paths that exist', (page) => {
    const roots = /^(src|webhooks|simulator|scripts|bench|test|templates|docs)\/[\w./-]*$/;
    const dead = codesOf(read(page)).filter((code) => roots.test(code) && !exists(code));
    expect(dead).toEqual([]);
  });
});

describe('the README', () => {
  const MAIN_PATH = [
    'src/main.ts',
    'src/app.ts',
    'webhooks/zalo/receive.ts',
    'src/inbox/drain-inbox.ts',
    'src/flow/step.ts',
    'src/inbox/commit-step.ts',
    'src/replies/drain-outbox.ts',
  ];

  it('shows the main path as seven files', () => {
    expect(linksOf(sectionOf(readme, '## The main path')).slice(0, 7)).toEqual(MAIN_PATH);
  });

  it('has a row for every folder with something in it', () => {
    const folders = tableRows(sectionOf(readme, '## Folders')).flatMap(([first = '']) => codesOf(first));
    const there = filesUnder()
      .filter((path) => path.includes('/') && !path.startsWith('.'))
      .map((path) => `${path.split('/')[0]}/`);
    expect(new Set(folders)).toEqual(new Set(there));
  });

  it('names every procedure that can be filed', () => {
    const files = filesUnder('templates/procedures').filter(
      (path) => posix.dirname(path) === 'templates/procedures',
    );
    expect(files.map((path) => posix.basename(path, '.yaml')).filter((id) => !readme.includes(id))).toEqual(
      [],
    );
  });

  it('explains the commands that people use', () => {
    const explained = calledIn(sectionOf(readme, '## Commands'));
    const partsOfCheck = ['lint', 'types', 'unused'];
    expect(new Set([...explained, ...partsOfCheck])).toEqual(new Set(Object.keys(scripts)));
  });
});

describe('the decisions', () => {
  it('are all in their index, with their titles', () => {
    const files = filesUnder('docs/decisions').filter((path) => !path.endsWith('README.md'));
    const entries = files.map((path) => {
      const [title = ''] = read(path).split('\n');
      return `- [${title.replace(/^# /, '')}](${posix.basename(path)})`;
    });
    const index = read('docs/decisions/README.md')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    expect(new Set(index)).toEqual(new Set(entries));
  });

  it('name every package that we use, and no other', () => {
    const page = read('docs/decisions/0010-libraries.md');
    const named = tableRows(page).flatMap(([first = '']) => codesOf(first));
    expect(new Set(named)).toEqual(new Set(Object.keys({ ...dependencies, ...devDependencies })));
  });
});
