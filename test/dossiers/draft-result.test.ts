import { describe, expect, it } from '@jest/globals';
import { actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { answerDraft, type DraftAnswer } from '../../src/dossiers/answer-draft.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { lapseDraft } from '../../src/dossiers/lapse-draft.js';
import type { ClerkAction } from '../../src/dossiers/transition.js';
import { worklistOf } from '../../src/dossiers/worklists.js';
import { moment } from '../calendar/opening-hours.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, HUNG, LAN, NINH_THANH } from './dossier-builders.js';

const SENT = moment('2026-03-03 10:00');
const OBJECTED = moment('2026-03-03 11:00');

async function deskAt(time: number, over: Partial<Dossier> = {}): Promise<Desk> {
  const desk = createDesk();
  desk.setTime(time);
  await desk.dossiers.insert(aDossier({ state: 4, confirmsDraft: true, ...over }));
  return desk;
}

async function act(desk: Desk, action: ClerkAction, note = 'Họ tên: NGUYỄN THỊ LAN') {
  const expectedVersion = (await found(desk)).version;
  return actOnDossier(desk, {
    ...{ officeId: NINH_THANH, dossierId: 'd-1', by: 'thu', note, expectedVersion, action },
    details: { way: 'COUNTER' },
  });
}

async function withDraft(): Promise<Desk> {
  const desk = await deskAt(SENT);
  await act(desk, 'sendDraft');
  return desk;
}

async function found(desk: Desk): Promise<Dossier> {
  const dossier = await desk.dossiers.find('d-1');
  if (!dossier) throw new Error('no dossier');
  return dossier;
}

const answer = (over: Partial<DraftAnswer> = {}): DraftAnswer => ({
  ...{ conversationId: LAN, dossierId: 'd-1', sentAt: SENT, isRight: true, text: '', at: OBJECTED },
  ...over,
});
const wrong = { isRight: false, text: 'Ngày sinh là 02/01/1990' };

const moves = (desk: Desk) => desk.heard.map(({ event }) => event.type === 'dossierMoved' && event.move);

describe('the draft of a result', () => {
  it('goes to the citizen with one working day to object, and the clock runs on', async () => {
    const desk = await withDraft();
    const dossier = await found(desk);
    expect(dossier.draft).toEqual({ sentAt: SENT, answerBy: moment('2026-03-04 10:00') });
    expect([dossier.dueAt, dossier.pausedAt]).toEqual([aDossier().dueAt, null]);
    expect(worklistOf(dossier, SENT)).toBe('awaitingDraft');
    expect(desk.heard.at(-1)?.event).toMatchObject({
      move: 'draftSent',
      note: 'Họ tên: NGUYỄN THỊ LAN',
      details: { answerBy: moment('2026-03-04 10:00') },
      dossier: { draftBy: moment('2026-03-04 10:00') },
    });
  });

  it('is waited for before there is a result', async () => {
    const desk = await withDraft();
    await expect(act(desk, 'finish')).resolves.toEqual({ kind: 'refused', reason: 'draftOpen' });
    await expect(act(desk, 'sendDraft')).resolves.toEqual({ kind: 'refused', reason: 'draftOpen' });
  });

  it('is agreed to once, however often that is delivered', async () => {
    const desk = await withDraft();
    await expect(answerDraft(desk, answer())).resolves.toBe('done');
    const before = await found(desk);
    expect([before.draft, before.history.at(-1)?.action]).toEqual([null, 'confirmDraft']);
    await expect(answerDraft(desk, answer())).resolves.toBe('done');
    await expect(found(desk)).resolves.toEqual(before);
    await expect(act(desk, 'finish')).resolves.toMatchObject({ kind: 'done' });
  });

  it('comes back to the clerk with what is wrong', async () => {
    const desk = await withDraft();
    await answerDraft(desk, answer(wrong));
    const dossier = await found(desk);
    expect(dossier.history.at(-1)).toMatchObject({ action: 'disputeDraft', note: wrong.text });
    expect(worklistOf(dossier, OBJECTED)).not.toBe('awaitingDraft');
  });

  it('counts as agreed after a working day of silence, on record and told, and not before', async () => {
    const desk = await withDraft();
    desk.setTime(moment('2026-03-04 09:59'));
    await lapseDraft(desk, 'd-1');
    expect((await found(desk)).draft).not.toBeNull();
    desk.setTime(moment('2026-03-04 10:00'));
    await lapseDraft(desk, 'd-1');
    await lapseDraft(desk, 'd-1');
    const { draft, history } = await found(desk);
    expect([draft, history.at(-1)?.by, history.at(-1)?.action]).toEqual([
      null,
      { kind: 'system' },
      'lapseDraft',
    ]);
    expect(moves(desk).filter((move) => move === 'draftLapsed')).toHaveLength(1);
  });

  it('keeps words that come too late, also beside a result, and says that they are late', async () => {
    const desk = await withDraft();
    desk.setTime(moment('2026-03-04 10:00'));
    await lapseDraft(desk, 'd-1');
    await act(desk, 'finish');
    await expect(answerDraft(desk, answer({ ...wrong, at: desk.now() + 1 }))).resolves.toBe('done');
    const { state, history } = await found(desk);
    expect([state, history.at(-1)?.action, history.at(-1)?.note]).toEqual([9, 'disputeLate', wrong.text]);
    expect(moves(desk).at(-1)).toBe('draftDisputedLate');
  });

  it('is not agreed to by a yes to an earlier draft', async () => {
    const desk = await withDraft();
    await answerDraft(desk, answer(wrong));
    desk.setTime(moment('2026-03-03 14:00'));
    await act(desk, 'sendDraft', 'Bản đã sửa');
    await answerDraft(desk, answer({ at: moment('2026-03-03 14:05') }));
    expect((await found(desk)).draft?.sentAt).toBe(moment('2026-03-03 14:00'));
  });

  it('is none of another citizen, and nobody answers about what is over', async () => {
    const desk = await withDraft();
    await expect(answerDraft(desk, answer({ conversationId: HUNG }))).resolves.toBe('refused');
    await act(desk, 'withdraw');
    await expect(answerDraft(desk, answer(wrong))).resolves.toBe('refused');
  });

  it('is confirmed by a clerk only with how that was heard', async () => {
    const desk = await withDraft();
    await expect(act(desk, 'confirmDraft', '')).resolves.toEqual({ kind: 'refused', reason: 'noteMissing' });
    await expect(act(desk, 'confirmDraft', 'Gọi điện lúc 10 giờ')).resolves.toMatchObject({ kind: 'done' });
  });

  it('is not sent where the procedure knows none, or nobody would see it', async () => {
    const none = await deskAt(SENT, { confirmsDraft: false });
    await expect(act(none, 'sendDraft')).resolves.toEqual({ kind: 'refused', reason: 'noDraftHere' });
    const mute = await deskAt(SENT, { conversationId: null });
    await expect(act(mute, 'sendDraft')).resolves.toEqual({ kind: 'refused', reason: 'noDraftHere' });
  });
});
