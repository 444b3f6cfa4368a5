import { describe, expect, it } from '@jest/globals';
import { ConversationId, OfficeId } from '../../src/ids.js';
import { closeTalk, replyToCitizen } from '../../src/talks/answer-citizen.js';
import { type ForPerson, hearCitizen } from '../../src/talks/hear-citizen.js';
import { replyWithFile } from '../../src/talks/reply-with-file.js';
import { takeBack } from '../../src/talks/take-back.js';
import { tellUntold } from '../../src/talks/tell-citizen.js';
import { createFakeAnnouncer } from '../fakes/create-fake-announcer.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { createFakeTalkStore } from '../fakes/create-fake-talk-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

const HOUR_MS = 3_600_000;
const conversationId = ConversationId.parse('1-citizen');
const officeId = OfficeId.parse('ninh-thanh');
/** Monday 23/11/2026 09:00 in Vietnam. */
const MORNING = Date.UTC(2026, 10, 23, 2);

function anOffice() {
  const clock = createManualClock(MORNING);
  const talks = createFakeTalkStore();
  const announcer = createFakeAnnouncer();
  const deps = { talks, announcer, silenceMs: 24 * HOUR_MS, now: clock.now };
  let effects = 0;
  const hear = (effect: ForPerson, effectId = `e${++effects}`) =>
    hearCitizen(deps, { conversationId, officeId, effectId }, effect);
  const deed = { officeId, conversationId, username: 'mai' };
  return {
    ...deps,
    clock,
    call: (talkId = 't1') => hear({ type: 'callPerson', talkId, at: clock.now(), doing: null }),
    write: (text: string, effectId?: string) =>
      hear({ type: 'passOn', talkId: 't1', at: clock.now(), text, mediaIds: [] }, effectId),
    leave: () => hear({ type: 'leavePerson', talkId: 't1', at: clock.now() }),
    reply: (heard: number, replyId = `r${heard}`) =>
      replyToCitizen(deps, { ...deed, heard, replyId, name: 'Mai', text: 'Dạ' }),
    writeAbout: (replyId: string, username = 'mai') =>
      replyToCitizen(deps, { ...deed, username, heard: 0, replyId, name: 'Mai', text: 'Dạ', about: 'H53-1' }),
    close: (heard: number) => closeTalk(deps, { ...deed, heard }),
    talk: async () => (await talks.find(conversationId)) ?? fail(),
    told: () => announcer.heard.map(({ event }) => event.type),
    events: () => announcer.heard,
  };
}
const fail = (): never => {
  throw new Error('no talk');
};

describe('what the citizen writes', () => {
  it('waits since the first of it, in order, once however often it is brought', async () => {
    const office = anOffice();
    await office.call();
    office.clock.advance(1000);
    await office.write('một', 'a');
    await office.write('hai', 'b');
    await office.write('một', 'a');
    const talk = await office.talk();
    expect(talk.notes.map((note) => note.text)).toEqual(['một', 'hai']);
    expect(talk).toMatchObject({ waitingSince: MORNING, openSince: MORNING, attended: true, heard: 3 });
  });

  it('that came after the clerk had looked still waits after the answer', async () => {
    const office = anOffice();
    await office.call();
    await office.write('một');
    office.clock.advance(1000);
    await office.write('hai');
    await office.reply(2);
    expect(await office.talk()).toMatchObject({ waitingSince: MORNING + 1000, claim: { username: 'mai' } });
    await office.reply(3);
    expect((await office.talk()).waitingSince).toBeNull();
  });

  it('goes on waiting for a clerk when the citizen goes back to the assistant; a call without words does not', async () => {
    const office = anOffice();
    await office.call();
    await office.leave();
    expect(await office.talk()).toMatchObject({ openSince: null, waitingSince: null, attended: false });
    await office.call('t2');
    await office.write('hỏi');
    await office.leave();
    expect(await office.talk()).toMatchObject({ openSince: MORNING, waitingSince: MORNING, attended: false });
    await office.reply(4);
    expect(office.told()).toEqual(['personReplied']);
  });

  it('opens the talk again that a clerk has just closed', async () => {
    const office = anOffice();
    await office.call();
    await office.close(1);
    await office.write('còn việc nữa');
    expect(await office.talk()).toMatchObject({ openSince: MORNING, waitingSince: MORNING });
  });
});

describe('a clerk', () => {
  it('never ends a talk over words that they have not seen', async () => {
    const office = anOffice();
    await office.call();
    await office.write('khoan');
    expect(await office.close(1)).toEqual({ kind: 'refused', reason: 'wroteMeanwhile' });
    expect(await office.close(2)).toEqual({ kind: 'done' });
    expect(await office.close(2)).toEqual({ kind: 'done' });
    expect(office.told()).toEqual(['personLeft']);
  });

  it('may write first about a dossier: the office has the word until the talk is ended or has been silent', async () => {
    const office = anOffice();
    expect(await office.writeAbout('a')).toEqual({ kind: 'done' });
    expect(await office.writeAbout('a')).toEqual({ kind: 'done' });
    const begun = { talkId: 'clerk-a', attended: true, openSince: MORNING, waitingSince: null };
    expect(await office.talk()).toMatchObject({ ...begun, claim: { username: 'mai' } });
    expect(await office.writeAbout('b')).toEqual({ kind: 'done' });
    expect(office.events().map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'personReplied', talkId: 'clerk-a', about: 'H53-1' }),
      expect.not.objectContaining({ about: 'H53-1' }),
    ]);
    expect(await office.writeAbout('c', 'quang')).toEqual({ kind: 'refused', reason: 'held' });
    office.clock.advance(25 * HOUR_MS);
    await takeBack(office, conversationId);
    expect(office.events().at(-1)?.event).toMatchObject({
      type: 'personLeft',
      talkId: 'clerk-a',
      why: 'quiet',
    });
  });

  it('can end each talk that they began, although the citizen never answered', async () => {
    const office = anOffice();
    for (const replyId of ['a', 'b']) {
      await office.writeAbout(replyId);
      await office.close(0);
    }
    const ends = office.events().filter(({ event }) => event.type === 'personLeft');
    expect(new Set(ends.map(({ eventId }) => eventId)).size).toBe(2);
    expect(ends.map(({ event }) => event)).toEqual([
      expect.objectContaining({ talkId: 'clerk-a' }),
      expect.objectContaining({ talkId: 'clerk-b' }),
    ]);
  });

  it('writes first to nobody without a dossier, and never into another office', async () => {
    const office = anOffice();
    expect(await office.reply(0)).toEqual({ kind: 'refused', reason: 'notFound' });
    await office.writeAbout('a');
    const deed = { officeId: OfficeId.parse('binh-minh'), conversationId, username: 'thu', heard: 0 };
    const words = { replyId: 'x', name: 'Thu', text: 'Dạ', about: 'H53-1' };
    expect(await replyToCitizen(office, { ...deed, ...words })).toEqual({
      kind: 'refused',
      reason: 'notFound',
    });
  });

  it('sends a file with or without words: kept before it is named, erased when nothing comes of it', async () => {
    const office = anOffice();
    const files = createFakeOutgoingFiles({ now: office.clock.now });
    await office.call();
    const bytes = Buffer.from('%PDF-');
    const file = { name: 'giấy hẹn.PNG', contentType: 'application/pdf' as const, bytes };
    const send = (username: string, replyId: string) =>
      replyWithFile(
        { ...office, files },
        { officeId, conversationId, username, heard: 1, replyId, name: 'Mai', text: '', file },
      );
    expect(await send('mai', 'r')).toEqual({ kind: 'done' });
    expect(await send('mai', 'r')).toEqual({ kind: 'done' });
    const fileId = 'talk-1-citizen-r';
    const sent = { fileId, name: 'giấy hẹn.pdf' };
    expect(office.events().map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'personReplied', text: '', file: sent }),
    ]);
    expect((await office.talk()).notes).toEqual([
      expect.objectContaining({ by: 'clerk', file: { ...sent, bytes: bytes.length } }),
    ]);
    expect(await files.read(fileId)).toMatchObject({ name: 'giấy hẹn.pdf', bytes });
    expect(await send('quang', 's')).toEqual({ kind: 'refused', reason: 'held' });
    expect(await files.read('talk-1-citizen-s')).toBeUndefined();
  });

  it('has told the citizen even when the process died between writing and telling', async () => {
    const office = anOffice();
    await office.call();
    const broken = { ...office, announcer: { announce: () => Promise.reject(new Error('away')) } };
    const deed = {
      officeId,
      conversationId,
      username: 'mai',
      heard: 1,
      replyId: 'r',
      name: 'Mai',
      text: 'Dạ',
    };
    await expect(replyToCitizen(broken, deed)).rejects.toThrow('away');
    expect((await office.talk()).untoldSince).toBe(MORNING);
    await tellUntold(office, conversationId);
    await tellUntold(office, conversationId);
    expect(office.told()).toEqual(['personReplied']);
    expect(await office.talk()).toMatchObject({ untold: [], untoldSince: null });
    await replyToCitizen(office, deed);
    expect(office.told()).toEqual(['personReplied']);
  });
});

describe('a talk in which nobody says anything any more', () => {
  it('goes back to the assistant at a decent hour, and words without an answer go on waiting', async () => {
    const office = anOffice();
    office.clock.advance(12 * HOUR_MS); // 21:00
    await office.call();
    await office.write('có ai không');
    const { quietAt } = await office.talk();
    expect(quietAt).toBe(MORNING + 47 * HOUR_MS); // 8:00, two mornings later
    await takeBack(office, conversationId);
    expect(office.told()).toEqual([]);
    office.clock.advance(35 * HOUR_MS);
    await takeBack(office, conversationId);
    await takeBack(office, conversationId);
    expect(office.announcer.heard.map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'personLeft', why: 'unanswered' }),
    ]);
    expect(await office.talk()).toMatchObject({ attended: false, quietAt: null });
    expect((await office.talk()).waitingSince).not.toBeNull();
  });

  it('is over when everything was answered', async () => {
    const office = anOffice();
    await office.call();
    await office.reply(1);
    office.clock.advance(25 * HOUR_MS);
    await takeBack(office, conversationId);
    expect(office.announcer.heard.at(-1)?.event).toMatchObject({ why: 'quiet' });
    expect(await office.talk()).toMatchObject({ openSince: null, claim: null });
  });
});
