import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { toMultipart } from '../../src/adapters/zalo/multipart.js';
import { aFile, BYTES } from '../replies/outgoing-files-contract.js';
import { CITIZEN, HOUR, OA } from './fakes/universe.js';
import { API, createZaloWorld, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const UPLOAD = '/v2.0/oa/upload/file';
const CS = '/v3.0/oa/message/cs';
const message = { text: '', buttons: [], file: 'f1' };
const uploaded = (token = 'tok-1') => ({ data: { token }, error: 0, message: 'Success' });
const fileBody = (token = 'tok-1') => ({
  recipient: { user_id: CITIZEN },
  message: { attachment: { type: 'file', payload: { token } } },
});

async function withFile(transport: 'business' | 'state' = 'business') {
  const world = await createZaloWorld({ transport });
  await world.files.save(aFile('f1'), BYTES);
  return { ...world, send: () => world.messenger.send(OA, CITIZEN, message) };
}

describe('a file to a citizen', () => {
  it('is uploaded as one form field and sent by its token, without words', async () => {
    const { send, ledger } = await withFile();
    const { type, body } = toMultipart({
      name: aFile('f1').name,
      contentType: 'application/pdf',
      bytes: BYTES,
    });
    nock(API, { reqheaders: { access_token: 'access-1', 'content-type': type } })
      .post(UPLOAD, body.toString('utf8'))
      .reply(200, uploaded());
    nock(API, { reqheaders: { access_token: 'access-1', 'content-type': 'application/json' } })
      .post(CS, fileBody())
      .reply(200, sentBody());

    expect(await send()).toMatchObject({ kind: 'sent', messageId: '63ecf43f0df7dba892e6' });
    expect(ledger.entries).toEqual([{ kind: 'sent', paidBy: 'free' }]);
  });

  it('goes by the message address of a state agency, after the same upload', async () => {
    const { send } = await withFile('state');
    nock(API).post(UPLOAD).reply(200, uploaded());
    nock(API).post('/v2.0/oa/message', fileBody()).reply(200, sentBody('m1', null));
    expect(await send()).toMatchObject({ kind: 'sent', messageId: 'm1' });
  });

  it('that is a picture is uploaded as one and sent as one, and seldom more than the platform takes', async () => {
    const { files, messenger } = await createZaloWorld({ transport: 'business' });
    const picture = { contentType: 'image/jpeg', name: 'ảnh.jpg' } as const;
    await files.save(aFile('p1', picture), BYTES);
    await files.save(aFile('p2', picture), Buffer.alloc(1_000_001));
    const elements = [{ media_type: 'image', attachment_id: 'att-1' }];
    const body = {
      recipient: { user_id: CITIZEN },
      message: { attachment: { type: 'template', payload: { template_type: 'media', elements } } },
    };
    nock(API)
      .post('/v2.0/oa/upload/image')
      .once()
      .reply(200, { data: { attachment_id: 'att-1' }, error: 0 });
    nock(API).post(CS, body).reply(200, refusal(-32));
    nock(API).post(CS, body).reply(200, sentBody());
    const send = (file: string) => messenger.send(OA, CITIZEN, { ...message, file });
    expect(await send('p1')).toMatchObject({ kind: 'refused', class: 'later' });
    expect(await send('p1')).toMatchObject({ kind: 'sent' });
    expect(await send('p2')).toMatchObject({ kind: 'refused', class: 'bug' });
  });

  it('is not uploaded again when only the sending has to be repeated', async () => {
    const { send } = await withFile();
    nock(API).post(UPLOAD).once().reply(200, uploaded());
    nock(API).post(CS, fileBody()).reply(200, refusal(-32));
    nock(API).post(CS, fileBody()).reply(200, sentBody());
    expect(await send()).toMatchObject({ kind: 'refused', class: 'later' });
    expect(await send()).toMatchObject({ kind: 'sent' });
  });

  it('is uploaded again after six days, and when the platform has forgotten it', async () => {
    const { send, clock, files } = await withFile();
    await files.rememberToken('f1', { token: 'old', until: clock.now() + 6 * 24 * HOUR });
    nock(API).post(CS, fileBody('old')).reply(200, refusal(-100));
    nock(API).post(UPLOAD).reply(200, uploaded('tok-2'));
    nock(API).post(CS, fileBody('tok-2')).reply(200, sentBody());
    expect(await send()).toMatchObject({ kind: 'sent' });

    await files.rememberToken('f1', { token: 'older', until: clock.now() });
    nock(API).post(UPLOAD).reply(200, uploaded('tok-3'));
    nock(API).post(CS, fileBody('tok-3')).reply(200, sentBody());
    expect(await send()).toMatchObject({ kind: 'sent' });
  });

  it('that the platform forgets at once twice is given up as a bug', async () => {
    const { send } = await withFile();
    nock(API).post(UPLOAD).times(2).reply(200, uploaded());
    nock(API).post(CS).times(2).reply(200, refusal(-100));
    expect(await send()).toEqual({ kind: 'refused', class: 'bug', code: -100 });
  });

  it.each([
    ['is busy', 200, refusal(-32), { kind: 'refused', class: 'later' }],
    ['answers nonsense', 200, '<html>', { kind: 'refused', class: 'later' }],
    ['answers no token', 200, { data: {}, error: 0 }, { kind: 'refused', class: 'later' }],
    ['takes no such file', 200, refusal(-201), { kind: 'refused', class: 'bug', code: -201 }],
    ['has disabled the OA', 200, refusal(-204), { kind: 'refused', class: 'human' }],
  ])('is not sent when the upload %s', async (_, status, answer, outcome) => {
    const { send } = await withFile();
    nock(API).post(UPLOAD).reply(status, answer);
    expect(await send()).toMatchObject(outcome);
  });

  it('whose upload broke off is uploaded again later, because nobody has seen it', async () => {
    const { send } = await withFile();
    nock(API)
      .post(UPLOAD)
      .replyWithError(Object.assign(new Error('cut'), { code: 'ECONNRESET' }));
    expect(await send()).toMatchObject({ kind: 'refused', class: 'later' });
  });

  it('whose sending broke off leaves the outcome unknown', async () => {
    const { send } = await withFile();
    nock(API).post(UPLOAD).reply(200, uploaded());
    nock(API)
      .post(CS)
      .replyWithError(Object.assign(new Error('cut'), { code: 'ECONNRESET' }));
    expect(await send()).toMatchObject({ kind: 'unknown' });
  });

  it('that was erased or is too large is not even tried', async () => {
    const { messenger, files, signals } = await withFile();
    await files.drop(['f1']);
    expect(await messenger.send(OA, CITIZEN, message)).toEqual({ kind: 'fileGone' });
    await files.save(aFile('big'), Buffer.alloc(5_000_001));
    expect(await messenger.send(OA, CITIZEN, { ...message, file: 'big' })).toMatchObject({ class: 'bug' });
    expect(signals.names()).toEqual(['oversized-message']);
  });
});

describe('a form with a file', () => {
  it('is written as browsers do, also with a name that tries to break out', () => {
    const form = { name: 'Dữ "liệu"\r\n.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') };
    const { type, body } = toMultipart(form);
    const boundary = type.replace('multipart/form-data; boundary=', '');
    expect(body.toString('utf8')).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="file"; filename="Dữ %22liệu%22%0D%0A.pdf"',
        'Content-Type: application/pdf',
        '',
        '%PDF',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
  });
});

describe('a file that goes to many', () => {
  const picture = { contentType: 'image/png', name: 'so-do.png', conversationId: null } as const;
  const captioned = (attachment_id: string) => ({
    recipient: { user_id: CITIZEN },
    message: {
      text: 'Cắt điện',
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] },
      },
    },
  });
  const image = (attachment_id: string) =>
    nock(API).post('/v2.0/oa/upload/image').once().reply(200, { data: { attachment_id }, error: 0 });
  const open = async () => {
    const { files, messenger } = await createZaloWorld({ transport: 'business' });
    await files.save(aFile('n1', picture), BYTES);
    return () => messenger.send(OA, CITIZEN, { text: 'Cắt điện', buttons: [], file: 'n1' });
  };

  it('is uploaded once, however many want it at once, and a picture bears its words', async () => {
    const send = await open();
    image('att-1');
    nock(API).post(CS, captioned('att-1')).times(3).reply(200, sentBody());
    const outcomes = await Promise.all([send(), send(), send()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
  });

  it('is uploaded once more when the platform has forgotten it', async () => {
    const send = await open();
    image('att-1');
    nock(API).post(CS, captioned('att-1')).reply(200, refusal(-100));
    image('att-2');
    nock(API).post(CS, captioned('att-2')).times(2).reply(200, sentBody());
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(await send()).toMatchObject({ kind: 'sent' });
  });
});
