import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const HERE = '/offices/ninh-thanh/assisted';
const DEATH = '1.000656';

let site: OpenConsole;
beforeAll(async () => {
  site = await openConsole();
});
afterAll(() => site.close());
beforeEach(() => {
  site.audited.splice(0);
});

const signIn = async (username: string, office?: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username, office);
  site.audited.splice(0);
  return visitor;
};

/** Begins a draft and says where it is. */
async function begin(visitor: Visitor): Promise<string> {
  await visitor.get(`${HERE}/begin/${DEATH}`);
  const begun = await visitor.post(`${HERE}/begin/${DEATH}`, { agreed: 'yes' });
  return begun.location?.replace('/console', '') ?? '';
}

const type = (visitor: Visitor, draft: string, fields: Record<string, string>) =>
  visitor.post(draft, { section: '1', ...fields }, { 'HX-Request': 'true' });

describe('helping at the counter', () => {
  it('begins with a search in the words of the citizen, in spite of typing mistakes', async () => {
    const mai = await signIn('mai');
    expect((await mai.get(`${HERE}?q=giay+doc+than`)).text).toMatch(
      /<ul class="procedures">\s*<li><a [^>]*>Cấp Giấy xác nhận tình trạng hôn nhân<\/a><\/li>\s*<\/ul>/,
    );
    const lost = await mai.get(`${HERE}?q=xyzzy`);
    expect(lost.text).toContain('Không tìm thấy thủ tục nào');
    expect(lost.text).toContain('Đăng ký khai tử');
  });

  it('asks nothing before the notice was read and agreed to', async () => {
    const mai = await signIn('mai');
    const notice = await mai.get(`${HERE}/begin/${DEATH}`);
    expect(notice.text).toMatch(/class="read-aloud">[^<]*khai tử[^<]*<\/p>/);
    const refused = await mai.post(`${HERE}/begin/${DEATH}`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Công dân đồng ý thì đánh dấu');
    expect((await mai.get(`${HERE}/begin/khong-co`)).status).toBe(404);
  });

  it('keeps every field as it is typed, right or wrong, and says what is wrong beside it', async () => {
    const mai = await signIn('mai');
    const draft = await begin(mai);
    await type(mai, draft, { 'f.noi.cuTruCuoi': 'O_DAY' });
    const typing = await mai.get(draft);
    expect(typing.text).toMatch(/name="f\.noi\.cuTruCuoi" value="\w+" checked/);
    const wrong = await type(mai, draft, { section: '2', 'f.nyc.soDinhDanh': '12345' });
    expect(wrong.text).toContain('value="12345"');
    expect(wrong.text).toMatch(/id="f-nyc\.soDinhDanh-problem">[^<]*12/);
    expect((await mai.get(`${draft}?section=2`)).text).toContain('value="12345"');
  });

  it('does not let a section go on while something in it is missing', async () => {
    const mai = await signIn('mai');
    const draft = await begin(mai);
    const answer = await mai.post(draft, { section: '1', go: 'next', 'f.noi.cuTruCuoi': '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('aria-invalid="true"');
  });

  it('puts on record who looked at which draft', async () => {
    const mai = await signIn('mai');
    const draft = await begin(mai);
    await mai.get(draft);
    expect(site.audited).toMatchObject([
      { action: 'openedDraft', username: 'mai', officeId: 'ninh-thanh', draftId: draft.split('/').at(-1) },
    ]);
  });

  it('keeps nothing of a form that is given up', async () => {
    const mai = await signIn('mai');
    const draft = await begin(mai);
    await type(mai, draft, { 'f.noi.cuTruCuoi': 'O_DAY' });
    expect((await mai.post(`${draft}/give-up`)).location).toBe(`/console${HERE}`);
    expect((await mai.get(draft)).status).toBe(404);
    expect(await site.drafts.find(draft.split('/').at(-1) ?? '')).toMatchObject({
      state: 'givenUp',
      content: null,
    });
  });
});

describe('a draft', () => {
  it('is filled in by one person at a time; a clerk may go on in their place', async () => {
    const [mai, quang] = [await signIn('mai'), await signIn('quang')];
    const draft = await begin(mai);
    const seen = await quang.get(draft);
    expect(seen.text).toContain('<strong>Trần Thị Mai</strong> đang khai tờ này');
    expect((await type(quang, draft, { 'f.noi.cuTruCuoi': 'O_DAY' })).text).toContain(
      'Đồng nghiệp đang khai',
    );
    expect((await quang.post(`${draft}/take-over`)).status).toBe(303);
    expect((await type(quang, draft, { 'f.noi.cuTruCuoi': 'O_DAY' })).text).not.toContain('Đồng nghiệp');
    expect((await type(mai, draft, { 'f.noi.cuTruCuoi': 'O_DAY' })).text).toContain('Đồng nghiệp đang khai');
  });

  it('of another ward does not exist', async () => {
    const [mai, thu] = [await signIn('mai'), await signIn('thu', 'binh-minh')];
    const draft = await begin(mai);
    const there = draft.replace('ninh-thanh', 'binh-minh');
    for (const way of [draft, `${draft}/read-back`, there, `${there}/read-back`])
      expect((await thu.get(way)).status).toBe(404);
    for (const way of [there, `${there}/give-up`, `${there}/take-over`])
      expect((await thu.post(way, { section: '1' })).status).toBe(404);
    expect(site.audited).toEqual([]);
  });

  it('is for nobody who may not help', async () => {
    const mai = await signIn('mai');
    const draft = await begin(mai);
    for (const username of ['hanh', 'quantri'])
      expect((await (await signIn(username)).get(draft)).status).toBe(403);
    expect((await createVisitor(site.base).get(draft)).location).toMatch(/log-in/);
  });
});
