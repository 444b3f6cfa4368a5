import { describe, expect, it } from '@jest/globals';
import { TEMPLATE_ONLY_VERDICTS } from '../../src/adapters/zalo/template-verdicts.js';
import { VERDICTS, type Verdicts } from '../../src/adapters/zalo/verdicts.js';
import { read } from './readers/files.js';
import { codesOf, sectionOf, tableRows } from './readers/markdown.js';
import { type Module, modulesIn } from './readers/modules.js';

const page = read('docs/ERRORS.md');
const errors = modulesIn('src/errors').filter(({ path }) => path !== 'src/errors/app-error.ts');

/** What an error class says of itself in its file. */
function factsOf({ text }: Module): { code: string | undefined; again: string } {
  const code = /readonly code = '([A-Z_]+)'/.exec(text)?.[1];
  return { code, again: /readonly retryable = true/.test(text) ? 'yes' : 'no' };
}

describe('the failures that we understand', () => {
  const listed = tableRows(sectionOf(page, '## Codes')).map(
    ([code = '', again = '', who = '', what = '']) => ({
      code: codesOf(code)[0],
      again,
      who,
      what,
    }),
  );

  it('are listed with their codes, and whether they are tried again', () => {
    const byCode = (a: { code: string | undefined }, b: { code: string | undefined }) =>
      String(a.code).localeCompare(String(b.code));
    expect(listed.map(({ code, again }) => ({ code, again })).toSorted(byCode)).toEqual(
      errors.map(factsOf).toSorted(byCode),
    );
  });

  it('say who must act and what to do', () => {
    expect(listed.filter(({ who, what }) => who === '' || what === '')).toEqual([]);
  });

  it('are one class each, in a file of its own in src/errors', () => {
    const elsewhere = modulesIn('src', 'webhooks').filter(
      (module) => /\bextends AppError\b/.test(module.text) && !errors.includes(module),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
    expect(errors.filter(({ text }) => text.match(/\bextends AppError\b/g)?.length !== 1)).toEqual([]);
  });
});

describe("the platform's error codes", () => {
  const tables = tableRows(sectionOf(page, '## What Zalo answers'));
  const byCode = tables.filter(([first = '']) => /^-\d+$/.test(first));
  const classes = new Set(tables.flatMap(([first = '']) => codesOf(first)));
  const ofTemplates = tableRows(sectionOf(page, '## What Zalo answers to template messages'));

  const expectListed = (rows: string[][], verdicts: Verdicts) => {
    const known = [...verdicts].map(
      ([code, verdict]) => `${code} ${verdict.is === 'refused' ? verdict.class : verdict.is}`,
    );
    expect(rows.map(([code, verdict]) => `${code} ${verdict}`).toSorted()).toEqual(known.toSorted());
  };

  it('are listed with the class that the Zalo client gives them', () => {
    expectListed(byCode, VERDICTS);
  });

  it('of template messages are listed too', () => {
    expectListed(ofTemplates, TEMPLATE_ONLY_VERDICTS);
  });

  it('have only classes that are explained, and every class has a code', () => {
    expect(new Set(byCode.map(([, verdict]) => verdict))).toEqual(classes);
  });
});
