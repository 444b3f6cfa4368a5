import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { wordsOf } from '../documents/word-files.js';
import { NINH_THANH, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/dossiers/d-1';
const FILED = '072190000123';
const GIVEN = '072190000999';

let site: OpenConsole;
let mai: Visitor;
beforeEach(async () => {
  site = await openConsole();
  const parts = [
    { item: 'Số định danh cá nhân', text: GIVEN, mediaIds: [] },
    { item: 'Giấy khác', text: `Số của vợ tôi là ${GIVEN}`, mediaIds: [] },
  ];
  await site.receive({
    ...{ procedureId: '1.004873', revision: '2026-07', state: 2 },
    history: [
      { seq: 1, at: RECEIVED_AT, by: { kind: 'citizen' }, from: null, to: 1, action: 'receive', dueAt: null },
      {
        ...{ seq: 2, at: RECEIVED_AT, by: { kind: 'staff', username: 'mai' }, from: 1, to: 5 },
        ...{ action: 'askSupplement', move: 'supplementAsked', dueAt: null },
      },
      {
        seq: 3,
        at: RECEIVED_AT,
        by: { kind: 'citizen' },
        from: 5,
        to: 2,
        action: 'answerSupplement',
        dueAt: null,
      },
    ],
    lastSeq: 3,
    supplements: [{ supplementId: 's', round: 1, at: RECEIVED_AT, text: GIVEN, mediaIds: [], parts }],
  });
  mai = createVisitor(site.base);
  await mai.logIn('mai');
  site.audited.splice(0);
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

it('a corrected number stands masked in the form, with what was filed, and nowhere whole', async () => {
  const { text } = await mai.get(PAGE);
  expect(text).toContain('Công dân đã bổ sung. Trước đó khai: 072•••••0123');
  for (const whole of [FILED, GIVEN]) expect(text).not.toContain(whole);
  expect(text).toContain('Số của vợ tôi là 0721••••0999');
});

it('is revealed and copied as the filed one was, on record each time', async () => {
  await mai.get(PAGE);
  expect((await mai.post(`${PAGE}/reveal`, { field: 'nyc.soDinhDanh' })).text).toContain(GIVEN);
  expect((await mai.post(`${PAGE}/copies`, { field: 'nyc.soDinhDanh' })).text).toBe(GIVEN);
  const part = await mai.post(`${PAGE}/reveal`, { field: 's.1' }, { 'HX-Request': 'true' });
  expect(part.text).toContain(`Số của vợ tôi là ${GIVEN}`);
  const seen = site.audited.filter(({ action }) => action === 'revealedAnswer');
  expect(seen).toMatchObject(['nyc.soDinhDanh', 'nyc.soDinhDanh', 's.1'].map((field) => ({ field })));
});

it('reaches the export with what was filed beside it, the whole copy, and the papers', async () => {
  await mai.get(PAGE);
  const json = JSON.parse((await mai.post(`${PAGE}/exports`, { format: 'json' })).text);
  expect(json.answers[1]).toMatchObject({ value: GIVEN, shown: GIVEN, filed: '072•••••0123' });
  expect((await mai.post(`${PAGE}/exports`, { format: 'csv' })).text).toContain(`${GIVEN},072•••••0123`);
  expect((await mai.post(`${PAGE}/copies`)).text).toContain(GIVEN);
  const paper = await site.papers.print(NINH_THANH, 'd-1', { kind: 'control', nth: 1 });
  const declared = await site.papers.print(NINH_THANH, 'd-1', { kind: 'declaration', nth: 1 });
  const words = [paper, declared].map((one) => wordsOf(one?.bytes ?? Buffer.alloc(0))).join('\n');
  expect(words).toContain(GIVEN);
  expect(words).not.toContain(FILED);
  expect((await site.dossiers.find('d-1'))?.content.answers[1]?.value).toBe(FILED);
});
