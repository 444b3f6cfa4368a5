import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SecondSignature } from '../../src/offices/office.js';
import { anOffice } from '../dossiers/desk.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const DOSSIER = '/offices/ninh-thanh/dossiers/d-1';
const REFUSAL = { action: 'refuse', note: 'Không thuộc thẩm quyền', legalGround: 'Luật Hộ tịch, Điều 7' };

let site: OpenConsole;
afterEach(() => site.close());

const open = async (secondSignature?: SecondSignature) => {
  const rule = secondSignature && { secondSignature };
  site = await openConsole({ offices: [anOffice(NINH_THANH, rule), anOffice(BINH_MINH, rule)] });
  await site.receive({ assignee: 'mai' });
};
const logIn = async (username: string, office?: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username, office);
  return visitor;
};
const head = async () => {
  const dossier = await site.dossiers.find('d-1');
  if (!dossier) throw new Error('the dossier is gone');
  return dossier;
};
const act = async (visitor: Visitor, fields: Record<string, string>) =>
  visitor.post(`${DOSSIER}/actions`, { version: String((await head()).version), ...fields });
const decide = async (visitor: Visitor, fields: Record<string, string>) =>
  visitor.post(`${DOSSIER}/proposal`, { version: String((await head()).version), ...fields });

/** What the citizen was told after the receipt. */
const heard = () =>
  site.told
    .flatMap(({ event }) => (event.type === 'dossierMoved' ? [event.move] : []))
    .filter((move) => move !== 'received');

describe('a refusal by a clerk', () => {
  beforeEach(() => open());

  it('is a proposal: nothing is done, nobody is told, and the form says so before', async () => {
    const mai = await logIn('mai');
    const before = (await mai.get(DOSSIER)).text;
    expect(before).toContain('Việc này cần người có thẩm quyền ký');
    expect((await act(mai, REFUSAL)).status).toBe(303);
    expect(await head()).toMatchObject({ state: 1, proposal: { action: 'refuse', by: 'mai' } });
    expect(heard()).toEqual([]);
    const { text } = await mai.get(DOSSIER);
    expect(text).toContain('Đã gửi đề nghị ký');
    expect(text).toContain('Đề nghị chờ ký: Từ chối hồ sơ');
    expect(text).toContain('Căn cứ: Luật Hộ tịch, Điều 7');
    expect(text).not.toContain('Ký và gửi');
    expect(text).not.toContain('id="action-refuse"');
    expect((await decide(mai, { decision: 'sign' })).status).toBe(403);
  });

  it.each(['dung', 'hanh'])('is done once %s signs, under both names', async (name) => {
    await act(await logIn('mai'), REFUSAL);
    const signer = await logIn(name);
    expect((await signer.get('/offices/ninh-thanh/morning')).text).toContain('Đề nghị chờ ký (1)');
    const { text } = await signer.get(DOSSIER);
    expect(text).toContain('Ký xong, người nộp sẽ nhận được');
    expect((await decide(signer, { decision: 'sign' })).status).toBe(303);
    const after = await head();
    expect(after).toMatchObject({ state: 3, proposal: null, assignee: 'mai' });
    expect(after.history.at(-1)).toMatchObject({
      ...{ action: 'refuse', by: { kind: 'staff', username: name }, proposedBy: 'mai' },
      ...{ note: REFUSAL.note, details: { legalGround: REFUSAL.legalGround } },
    });
    expect(heard()).toEqual(['refused']);
    expect((await signer.get(DOSSIER)).text).toContain('Người đề nghị: Trần Thị Mai');
    const paper = (await signer.get(`${DOSSIER}/papers/refusal-1`)).text;
    expect(paper).toContain(name === 'dung' ? 'Ngô Thị Dung' : 'Đỗ Thị Hạnh');
  });

  it('comes back with a remark, and can be proposed again', async () => {
    const mai = await logIn('mai');
    await act(mai, REFUSAL);
    const hanh = await logIn('hanh');
    await decide(hanh, { decision: 'return', note: '' });
    expect((await hanh.get(DOSSIER)).text).toContain('Xin ghi nội dung');
    await decide(hanh, { decision: 'return', note: 'Nêu rõ nơi có thẩm quyền' });
    expect(await head()).toMatchObject({ state: 1, proposal: null });
    expect((await mai.get(DOSSIER)).text).toContain('Nêu rõ nơi có thẩm quyền');
    expect((await mai.get('/offices/ninh-thanh/morning')).text).toContain('Đề nghị bị trả lại (1)');
    expect((await act(mai, REFUSAL)).status).toBe(303);
    expect(heard()).toEqual([]);
  });

  it('falls when the dossier moves on otherwise, and is left alone by a note', async () => {
    const mai = await logIn('mai');
    await act(mai, REFUSAL);
    await act(mai, { action: 'note', note: 'Đã gọi điện' });
    expect((await head()).proposal).not.toBeNull();
    await act(mai, { action: 'accept', note: '' });
    expect(await head()).toMatchObject({ state: 2, proposal: null });
    expect((await mai.get(DOSSIER)).text).toContain('Đề nghị không còn hiệu lực');
    const hanh = await logIn('hanh');
    await decide(hanh, { decision: 'sign' });
    expect((await hanh.get(DOSSIER)).text).toContain('Không còn đề nghị nào chờ ký');
  });

  it('is signed by one of two, and by nobody of another office', async () => {
    await act(await logIn('mai'), REFUSAL);
    const [dung, hanh, thu] = [await logIn('dung'), await logIn('hanh'), await logIn('thu', 'binh-minh')];
    const version = String((await head()).version);
    const post = (visitor: Visitor) => visitor.post(`${DOSSIER}/proposal`, { version, decision: 'sign' });
    expect((await post(thu)).status).toBe(404);
    await Promise.all([post(dung), post(hanh)]);
    expect((await head()).history.filter(({ action }) => action === 'refuse')).toHaveLength(1);
    expect(heard()).toEqual(['refused']);
  });

  it('needs what it would need if it were done', async () => {
    const answer = await act(await logIn('mai'), { ...REFUSAL, legalGround: '' });
    expect(answer.status).toBe(422);
    expect((await head()).proposal).toBeNull();
  });
});

describe('the rule of an office', () => {
  it('lets who may sign do it at once', async () => {
    await open();
    await act(await logIn('dung'), REFUSAL);
    expect(await head()).toMatchObject({ state: 3, proposal: null });
  });

  it('may want two people: nobody signs what they proposed', async () => {
    await open({ for: ['refuse'], twoPeople: true });
    const dung = await logIn('dung');
    await act(dung, REFUSAL);
    expect(await head()).toMatchObject({ state: 1, proposal: { by: 'dung' } });
    expect((await dung.get(DOSSIER)).text).not.toContain('Ký và gửi');
    await decide(dung, { decision: 'sign' });
    expect((await dung.get(DOSSIER)).text).toContain('người đề nghị không tự ký được');
    expect((await head()).state).toBe(1);
    await decide(await logIn('hanh'), { decision: 'sign' });
    expect((await head()).state).toBe(3);
  });

  it('may leave it to whoever works on the dossier', async () => {
    await open({ for: [], twoPeople: false });
    await act(await logIn('mai'), REFUSAL);
    expect((await head()).state).toBe(3);
  });
});
