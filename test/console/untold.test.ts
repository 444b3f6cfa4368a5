import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { GivenReminder } from '../../src/dossiers/dossier-reminders.js';
import { moveRef, reminderRef } from '../../src/dossiers/message-ref.js';
import { splitConversationId } from '../../src/ids.js';
import type { MessageOutcome } from '../../src/replies/message-log.js';
import { aDossier, LAN, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { createVisitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

let site: OpenConsole;
beforeEach(async () => {
  site = await openConsole();
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

const CLOSED: MessageOutcome = { kind: 'skipped', reason: 'window-closed', at: 1 };
const SENT: MessageOutcome = { kind: 'sent', platformId: 'p-1', at: 1 };
const REMINDER: GivenReminder = { kind: 'result', of: 5, at: RECEIVED_AT + 60_000 };

/** The page of a dossier whose receipt and reminder ended so. */
async function pageAfter(
  receipt: MessageOutcome,
  reminder: MessageOutcome,
  given = REMINDER,
): Promise<string> {
  const { dossierId } = await site.receive({ reminders: [given] });
  const message = { conversationId: LAN, oaId: splitConversationId(LAN).oaId, text: '', createdAt: 0 };
  await site.messages.record({ ...message, seq: 1, ref: moveRef(dossierId, 1), outcome: receipt });
  const ref = reminderRef(dossierId, given);
  await site.messages.record({ ...message, seq: 2, ref, outcome: reminder });
  const mai = createVisitor(site.base);
  await mai.logIn('mai');
  return (await mai.get(`/offices/ninh-thanh/dossiers/${dossierId}`)).text;
}

it('says at the dossier that its citizen was not reached and is to be called, and why', async () => {
  const page = await pageAfter(SENT, CLOSED);
  expect(page).toContain('xin gọi điện báo');
  expect(page).toContain('đã quá 7 ngày công dân không nhắn');
  expect(page).toContain('Hệ thống nhắc công dân đến nhận kết quả');
});

it('says of a file that it did not arrive although the words did, until another file does', async () => {
  const [first] = aDossier().history;
  if (!first) throw new Error('a dossier begins with a line');
  const withFile = (seq: number, fileId: string, name: string) => ({
    ...first,
    ...{ seq, details: { file: { fileId, name } } },
  });
  const history = [withFile(1, 'f-1', 'ket-qua.pdf'), withFile(2, 'f-2', 'ket-qua-moi.pdf')];
  const { dossierId } = await site.receive({ history, lastSeq: 2 });
  const message = { conversationId: LAN, oaId: splitConversationId(LAN).oaId, text: '', createdAt: 0 };
  await site.messages.record({ ...message, seq: 1, ref: moveRef(dossierId, 1), outcome: SENT });
  await site.messages.record({ ...message, seq: 2, ref: 'f-1', outcome: CLOSED });
  const mai = createVisitor(site.base);
  await mai.logIn('mai');
  const page = async () => (await mai.get(`/offices/ninh-thanh/dossiers/${dossierId}`)).text;
  expect(await page()).toContain('Tệp ket-qua.pdf lúc');
  await site.messages.record({ ...message, seq: 3, ref: 'f-2', outcome: { ...SENT, platformId: 'p-2' } });
  expect(await page()).not.toContain('xin gọi điện báo');
});

it('says nothing of it once something later has arrived', async () => {
  expect(await pageAfter(CLOSED, SENT)).not.toContain('xin gọi điện báo');
});

it('calls nobody about a survey that did not arrive, and says that it was asked, not what was answered', async () => {
  const page = await pageAfter(SENT, CLOSED, { ...REMINDER, kind: 'survey' });
  expect(page).not.toContain('xin gọi điện báo');
  expect(page).toContain('Hệ thống hỏi công dân mức độ hài lòng (cán bộ không xem câu trả lời)');
});
