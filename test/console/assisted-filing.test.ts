import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimDraft } from '../../src/assisted/claim-draft.js';
import { createCodeHash } from '../../src/composition/open-assisted.js';
import { LAN, NINH_THANH } from '../dossiers/dossier-builders.js';
import { testCipher } from '../support/test-cipher.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { fillDraftWhole } from './support/fill-draft-whole.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const HERE = '/offices/ninh-thanh/assisted';
const DEATH = '1.000656';
const whose = { officeId: NINH_THANH, helper: { username: 'mai', role: 'clerk' }, seesAll: true };

let site: OpenConsole;
let mai: Visitor;
let draftId: string;
let draft: string;
beforeAll(async () => {
  site = await openConsole();
});
afterAll(() => site.close());
beforeEach(async () => {
  mai = createVisitor(site.base);
  await mai.logIn('mai');
  await mai.get(`${HERE}/begin/${DEATH}`);
  const begun = await mai.post(`${HERE}/begin/${DEATH}`, { agreed: 'yes' });
  draft = begun.location?.replace('/console', '') ?? '';
  draftId = draft.split('/').at(-1) ?? '';
});

const codeOn = (page: string): string =>
  /MÃ <strong>([\w ]+)<\/strong>/.exec(page)?.[1]?.replace(' ', '') ?? 'none';

describe('a form that is not whole', () => {
  it('is neither read back, nor handed over, nor filed', async () => {
    expect((await mai.get(`${draft}/read-back`)).location).toBe(`/console${draft}`);
    expect((await mai.post(`${draft}/code`)).status).toBe(404);
    expect((await mai.post(`${draft}/sign`, { seen: 'yes' })).status).toBe(404);
    expect(await site.submissions.find(draftId)).toBeUndefined();
  });
});

describe('a whole form', () => {
  beforeEach(() => fillDraftWhole(site.assisted, whose, draftId));

  it('is read back with every answer whole, the notice, the declaration and a place to sign', async () => {
    const page = (await mai.get(`${draft}/read-back`)).text;
    for (const words of [
      'NGUYỄN VĂN MẪU',
      'TRẦN VĂN THỬ',
      'Tôi cam đoan',
      '(ký, ghi rõ họ tên)',
      'đồng ý lúc',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('••');
  });

  it('is handed over with a code that the office keeps only as a hash', async () => {
    const page = (await mai.post(`${draft}/code`)).text;
    const code = codeOn(page);
    expect(code).toMatch(/^[A-Z\d]{6}$/);
    expect(page).toContain('<svg');
    expect(JSON.stringify(await site.drafts.find(draftId))).not.toContain(code);
    expect((await mai.get(`${draft}/waiting`)).text).toContain('Đang chờ công dân gửi mã');
    const deps = {
      ...site,
      announcer: { announce: async () => undefined },
      hashCode: createCodeHash({ cipher: testCipher }),
    };
    await claimDraft(deps, { id: LAN, officeId: NINH_THANH, effectId: 'e1' }, code);
    expect((await mai.get(`${draft}/waiting`)).text).toContain('Công dân đã nhận tờ khai trên Zalo');
    expect((await mai.get(draft)).status).toBe(404);
  });

  it('is filed at the counter once, when a clerk saw the signature', async () => {
    expect((await mai.post(`${draft}/sign`)).status).toBe(404);
    expect((await site.drafts.find(draftId))?.state).toBe('open');
    const filed = await Promise.all([1, 2].map(() => mai.post(`${draft}/sign`, { seen: 'yes' })));
    expect(filed.map(({ location }) => location)).toContain(`/console${HERE}`);
    expect(await site.submissions.find(draftId)).toMatchObject({
      conversationId: null,
      officeId: 'ninh-thanh',
      submission: { assistedBy: { username: 'mai', role: 'clerk' }, confirmedAt: site.now() },
    });
    expect(await site.drafts.find(draftId)).toMatchObject({
      state: 'submitted',
      content: null,
      signed: { by: 'mai' },
    });
    expect((await mai.get(HERE)).text).toMatch(
      /<td>Trần Thị Mai<\/td><td>Đăng ký khai tử<\/td><td>nộp tại quầy<\/td>/,
    );
  });
});
