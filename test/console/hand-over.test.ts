import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BINH_MINH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/dossiers/d-1';
const MINE = '/offices/ninh-thanh/worklists/waiting?whose=mine';

let site: OpenConsole;
let mai: Visitor;
beforeEach(async () => {
  site = await openConsole();
  mai = createVisitor(site.base);
  await mai.logIn('mai');
});
afterEach(() => site.close());

const ownerOf = async (dossierId: string) => (await site.dossiers.find(dossierId))?.assignee;
const handOver = (handTo: string, note = '') =>
  mai.post(`${PAGE}/actions`, { action: 'handOver', version: '1', handTo, note });

describe('a dossier', () => {
  beforeEach(() => site.receive({ assignee: 'mai' }));

  it('is handed over to a colleague of the office with a word, of which the citizen hears nothing', async () => {
    const page = (await mai.get(PAGE)).text;
    expect(page).toContain('<option value="quang">Lê Minh Quang</option>');
    expect((await handOver('quang', 'Đã gọi xác minh, chờ trả lời')).status).toBe(303);
    expect(await ownerOf('d-1')).toBe('quang');
    expect(site.told.map(({ event }) => event)).toMatchObject([{ move: 'received' }]);
    const { text } = await mai.get(PAGE);
    expect(text).toContain('Đã giao hồ sơ 000.00.01.H53-260302-0001');
    expect(text).toMatch(/Giao cho đồng nghiệp<\/strong>[\s\S]*Giao cho: Lê Minh Quang[\s\S]*chờ trả lời/);
  });

  it.each([
    ['somebody of another ward', 'thu'],
    ['an official, who does not work on dossiers', 'hanh'],
    ['an account that is switched off', 'nghi'],
    ['nobody', ''],
    ['a name that is none', '{"$ne":1}'],
  ])('is not handed over to %s', async (_who, username) => {
    expect((await mai.get(PAGE)).text).not.toContain(`<option value="${username || '-'}">`);
    const answer = await handOver(username, 'Nhờ anh');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Xin chọn một đồng nghiệp');
    expect(answer.text).toContain('Nhờ anh');
    expect(await ownerOf('d-1')).toBe('mai');
  });

  it('is not handed over to who has it, nor by who may not act', async () => {
    expect((await handOver('mai')).text).toContain('đang xử lý hồ sơ này rồi');
    const hanh = createVisitor(site.base);
    await hanh.logIn('hanh');
    const several = { handTo: 'quang', chosen: 'd-1:1' };
    expect((await hanh.post('/offices/ninh-thanh/hand-over', several)).status).toBe(403);
    expect(await ownerOf('d-1')).toBe('mai');
  });
});

describe('several dossiers', () => {
  const give = (over: Record<string, string | string[]> = {}) =>
    mai.post('/offices/ninh-thanh/hand-over', {
      ...{ worklist: 'waiting', handTo: 'quang', note: 'Nghỉ phép', chosen: ['d-1:1', 'd-2:1', 'd-3:1'] },
      ...over,
    });
  beforeEach(async () => {
    for (const officeId of ['ninh-thanh', 'ninh-thanh', BINH_MINH] as (typeof BINH_MINH)[])
      await site.receive({ officeId, assignee: 'mai' });
  });

  it('of one’s own are handed over together; what could not be is counted, and another ward’s is not touched', async () => {
    expect((await mai.get(MINE)).text).toContain('value="d-1:1"');
    await mai.post('/offices/ninh-thanh/dossiers/d-2/actions', { action: 'note', version: '1', note: 'Gọi' });
    const answer = await give();
    expect(answer).toMatchObject({ status: 303, location: `/console${MINE}` });
    expect(await Promise.all(['d-1', 'd-2', 'd-3'].map(ownerOf))).toEqual(['quang', 'mai', 'mai']);
    const { text } = await mai.get(MINE);
    expect(text).toContain('Đã giao 1 hồ sơ cho Lê Minh Quang.');
    expect(text).toContain('Còn 2 hồ sơ chưa giao được');
    expect((await site.dossiers.find('d-1'))?.history.at(-1)).toMatchObject({
      ...{ action: 'handOver', note: 'Nghỉ phép', details: { handTo: 'quang' } },
    });
  });

  it.each([
    ['none is chosen', { chosen: [] }, 'Xin đánh dấu ít nhất một hồ sơ'],
    ['nobody is chosen', { handTo: 'thu' }, 'Xin chọn một đồng nghiệp'],
    ['the words are too many', { note: 'Đủ '.repeat(500) }, 'dài quá 1200 ký tự'],
  ])('stay where they are when %s', async (_why, over, said) => {
    await give(over);
    expect(await ownerOf('d-1')).toBe('mai');
    expect((await mai.get(MINE)).text).toContain(said);
  });

  it('are offered for choosing only in one’s own lists', async () => {
    const all = (await mai.get('/offices/ninh-thanh/worklists/waiting')).text;
    expect(all).not.toMatch(/name="chosen"|id="hand-over"/);
  });
});
