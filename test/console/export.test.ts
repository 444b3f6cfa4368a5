import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toCsv } from '../../src/console/pages/to-csv.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/dossiers/d-1';

let site: OpenConsole;
let mai: Visitor;
beforeEach(async () => {
  site = await openConsole();
  await site.receive();
  mai = createVisitor(site.base);
  await mai.logIn('mai');
  await mai.get(PAGE);
});
afterEach(() => site.close());

describe('the form for another program', () => {
  it('is JSON with keys and values, and every number in it is on record', async () => {
    const answer = await mai.post(`${PAGE}/exports`, { format: 'json' });
    expect(answer.headers.get('content-disposition')).toContain('000.00.01.H53-260302-0001.json');
    expect(JSON.parse(answer.text)).toMatchObject({
      procedureId: 'tthn',
      answers: [
        { key: 'nyc.hoTen', value: 'NGUYỄN THỊ LAN' },
        { key: 'nyc.soDinhDanh', value: '072190000123' },
      ],
    });
    expect(site.audited.filter(({ action }) => action === 'revealedAnswer')).toMatchObject([
      { username: 'mai', dossierId: 'd-1', field: 'nyc.soDinhDanh' },
    ]);
  });

  it('is CSV in the order of the form', async () => {
    const { text } = await mai.post(`${PAGE}/exports`, { format: 'csv' });
    expect(text.split('\r\n')[1]).toBe('nyc.hoTen,Người yêu cầu,"Họ, chữ đệm, tên",Nguyễn Thị Lan,');
  });

  it('is in no other shape', async () => {
    expect((await mai.post(`${PAGE}/exports`, { format: 'xml' })).status).toBe(404);
  });
});

describe('a table', () => {
  it('keeps quotes and lines, and no answer becomes a formula', () => {
    expect(toCsv(['a'], [['=1+1'], ['nói "vâng"'], ['một\nhai']])).toBe(
      '\uFEFFa\r\n"\'=1+1"\r\n"nói ""vâng"""\r\n"một\nhai"\r\n',
    );
  });
});
