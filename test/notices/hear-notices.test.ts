import { beforeEach, describe, expect, it } from '@jest/globals';
import { createNoticePorts } from '../../src/composition/notice-ports.js';
import { IN_WORDS } from '../../src/notices/notice-row.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeMessageLog } from '../fakes/create-fake-message-log.js';
import { createFakeNoticeRowStore, createFakeNoticeStore } from '../fakes/create-fake-notice-stores.js';
import { aNotice, aRow, citizen, DAY, HOUR, NOW } from './builders.js';
import { OA } from './notice-world.js';

let rows: ReturnType<typeof createFakeNoticeRowStore>;
let ports: ReturnType<typeof createNoticePorts>;
let heard: string[];
const lan = { id: citizen(1), officeId: NINH_THANH } as Parameters<typeof ports.hearNotices>[0];
const row = () => rows.all().find(({ conversationId }) => conversationId === lan.id);
const answer = () => row()?.answer;

beforeEach(async () => {
  rows = createFakeNoticeRowStore();
  heard = [];
  const notices = createFakeNoticeStore();
  await notices.save(aNotice());
  await rows.plan([aRow(1, { state: 'sent', sentAt: NOW, platformId: 'file' }), aRow(2)]);
  const messages = createFakeMessageLog();
  const sent = (platformId: string, ref: string) =>
    messages.record({
      ...{ conversationId: lan.id, oaId: OA, seq: 0, text: '', createdAt: NOW, ref },
      outcome: { kind: 'sent', platformId, at: NOW },
    });
  await sent('words', 'notice-n-1');
  await sent('file', 'notice-n-1');
  await sent('talk', 'talk-1');
  ports = createNoticePorts({
    ...{ notices, noticeRows: rows, messages, now: () => NOW },
    announcer: { announce: async () => undefined },
    take: async () => undefined,
    hear: async (_, effectId) => void heard.push(effectId),
  });
});

const quote = (messageId: string, text = '') =>
  ports.hearNotices(lan, 'e1', { type: 'quoted', messageId, text, at: NOW + HOUR });
const write = (at: number) =>
  ports.hearForPerson(lan, `e-${at}`, { type: 'passOn', talkId: 't', at, text: 'Ông ơi', mediaIds: [] });

describe('what is said to a notice', () => {
  it.each(['words', 'file'])('is gathered when its %s are quoted', async (part) => {
    await quote(part);
    expect(answer()).toBe(IN_WORDS);
  });

  it('is kept with it when nobody else has the words, and not when a person has', async () => {
    await quote('words');
    expect(row()).toMatchObject({ answer: IN_WORDS, words: null });
    await quote('file', ` Tôi không dự được. ${'x'.repeat(2_000)}`);
    expect(row()?.words).toMatch(/^Tôi không dự được\. x+$/);
    expect(row()?.words).toHaveLength(2_019);
  });

  it.each(['talk', 'a stranger’s'])('is not what quotes %s message', async (messageId) => {
    await quote(messageId, 'của chuyện khác');
    expect(row()).toMatchObject({ answer: null, words: null });
  });

  it('is what they write to a person soon after it, and the clerk hears it all the same', async () => {
    await write(NOW + 2 * DAY);
    await write(NOW + 2 * DAY + 1);
    expect([answer(), heard.length]).toEqual([IN_WORDS, 2]);
  });

  it.each([NOW - 1, NOW + 2 * DAY + 1])('is not what they wrote before it or long after (%d)', async (at) => {
    await write(at);
    expect(answer()).toBeNull();
  });

  it('is the button, when that came first', async () => {
    await ports.hearNotices(lan, 'e0', { type: 'answerNotice', noticeId: 'n-1', button: 0, at: NOW + 1 });
    await quote('words');
    expect(answer()).toBe('Đã rõ');
  });
});
