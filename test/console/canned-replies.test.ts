import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseCannedReplies } from '../../src/console/talks/canned-replies.js';
import { repliesFor } from '../../src/console/talks/replies-for.js';
import { DossierCode } from '../../src/ids.js';
import { loadTemplates } from '../../src/procedures/load-templates.js';
import { anOffice } from '../dossiers/desk.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';

const known = { procedureIds: ['tthn'], officeIds: ['ninh-thanh'] };
const parse = (yaml: string) => parseCannedReplies(yaml, 'replies.yaml', known);
const one = (fields: string) => `replies: [{ key: a, title: A, text: x, ${fields} }]`;

describe('the replies that clerks may insert', () => {
  it('of the release fit its own procedures and the letters of a message', () => {
    const procedureIds = loadTemplates('templates').catalogue.procedures.map(({ id }) => id);
    const text = readFileSync('templates/replies.yaml', 'utf8');
    expect(parseCannedReplies(text, 'replies.yaml', { procedureIds, officeIds: [] }).length).toBeGreaterThan(
      5,
    );
  });

  it.each([
    [
      'a place that nobody fills',
      'replies: [{ key: a, title: A, text: "{name}" }]',
      /0\.text: the places are/,
    ],
    ['a key that cannot be typed', 'replies: [{ key: giờ, title: A, text: x }]', /0\.key: expected letters/],
    [
      'a key that stands there twice',
      'replies: [{ key: a, title: A, text: x }, { key: a, title: B, text: y }]',
      /a: stands there twice/,
    ],
    ['a procedure that is not known', one('procedures: [khac]'), /a: no procedure khac/],
    ['an office that is not known', one('offices: [khac]'), /a: no office khac/],
    ['a field that means nothing', one('texts: x'), /replies\.yaml:[\s\S]*texts/],
  ])('%s stops the start', (_what, yaml, reason) => {
    expect(() => parse(yaml)).toThrow(reason);
  });

  it('are not offered where a place of theirs has no value', () => {
    const replies = parse(
      'replies: [{ key: a, title: A, text: "{due}" }, { key: b, title: B, text: "{code} {phone}" }]',
    );
    const office = anOffice(NINH_THANH);
    const about = {
      dossierId: 'd',
      code: DossierCode.parse('H53-1'),
      procedureName: 'X',
      procedureId: 'tthn',
      phones: [],
    };
    expect(repliesFor(replies, { office })).toEqual([]);
    expect(repliesFor(replies, { office, about: { ...about, dueAt: null } })).toEqual([
      { key: 'b', title: 'B', text: `H53-1 ${office.phone}` },
    ]);
    expect(repliesFor(replies, { office, about: { ...about, dueAt: 0 } }).map(({ key }) => key)).toEqual([
      'a',
      'b',
    ]);
  });
});
