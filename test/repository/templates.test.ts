import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseHolidays } from '../../src/calendar/parse-holidays.js';
import { loadConsoleWords } from '../../src/console/pages/console-words.js';
import { createPages } from '../../src/console/pages/create-pages.js';
import { loadTemplates } from '../../src/procedures/load-templates.js';
import { filesUnder, read } from './readers/files.js';

const files = filesUnder('templates');

describe('the templates', () => {
  it('are used as a whole, and by somebody', () => {
    const { catalogue } = loadTemplates('templates');
    const used = catalogue.procedures.map(({ id, revision }, index, all) =>
      all[index - 1]?.id === id ? `revisions/${id}.${revision}` : id,
    );
    expect(new Set(used.map((name) => `templates/procedures/${name}.yaml`))).toEqual(
      new Set(files.filter((path) => /^templates\/procedures\/(revisions\/)?[^/]+$/.test(path))),
    );
    expect(() => loadConsoleWords('templates/pages/words.vi.yaml')).not.toThrow();
    expect(() => parseHolidays(read('templates/data/holidays.yaml'), 'holidays.yaml')).not.toThrow();
    expect(() => createPages('templates/pages')).not.toThrow();
  });

  it('have no group that no procedure includes', () => {
    const procedures = files
      .filter((path) => path.startsWith('templates/procedures/'))
      .map(read)
      .join('\n');
    const groups = files
      .filter((path) => path.startsWith('templates/procedures/groups/'))
      .map((path) => z.looseObject({ group: z.string() }).parse(parse(read(path))).group);
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.filter((name) => !new RegExp(`include: ${name}\\b`).test(procedures))).toEqual([]);
  });

  it('are data: no file but pages holds code', () => {
    expect(
      files.filter((path) => /\.(ts|mjs|js)$/.test(path) && !path.startsWith('templates/pages/assets/')),
    ).toEqual([]);
  });
});
