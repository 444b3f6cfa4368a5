import { describe, expect, it } from '@jest/globals';
import { actOnDossier, type ClerkDeed, previewDeed } from '../../src/dossiers/act-on-dossier.js';
import { announceWaiting } from '../../src/dossiers/announce-dossier.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, BINH_MINH, DETAILS, LAN, NINH_THANH } from './dossier-builders.js';

async function deskWith(over: Partial<Dossier> = {}): Promise<Desk> {
  const desk = createDesk();
  await desk.dossiers.insert(aDossier({ announcedSeq: 1, ...over }));
  await desk.dossiers.markAnnounced('d-1', 1);
  return desk;
}

const aDeed = (over: Partial<ClerkDeed> = {}): ClerkDeed => ({
  officeId: NINH_THANH,
  dossierId: 'd-1',
  action: 'accept',
  by: 'thu',
  note: '',
  details: DETAILS,
  expectedVersion: 1,
  ...over,
});

describe('a clerk', () => {
  it('accepts a dossier, and the citizen hears of it', async () => {
    const desk = await deskWith();
    await expect(actOnDossier(desk, aDeed())).resolves.toMatchObject({ kind: 'done', dossier: { state: 2 } });
    await expect(desk.dossiers.find('d-1')).resolves.toMatchObject({ state: 2, version: 2, announcedSeq: 2 });
    expect(desk.heard).toMatchObject([
      { conversationId: LAN, eventId: 'dossier-d-1-2', event: { move: 'accepted', dossier: { state: 2 } } },
    ]);
  });

  it('is named in the history with the words to the citizen', async () => {
    const desk = await deskWith();
    await actOnDossier(desk, aDeed({ action: 'askSupplement', note: '  Thiếu ảnh trang 2 \n' }));
    const entry = (await desk.dossiers.find('d-1'))?.history.at(-1);
    expect(entry).toMatchObject({ by: { kind: 'staff', username: 'thu' }, note: 'Thiếu ảnh trang 2', to: 5 });
    expect(desk.heard[0]?.event).toMatchObject({ move: 'supplementAsked', note: 'Thiếu ảnh trang 2' });
  });

  it('must say why a dossier is refused', async () => {
    const desk = await deskWith();
    const outcome = await actOnDossier(desk, aDeed({ action: 'refuse', note: ' \t' }));
    expect(outcome).toEqual({ kind: 'refused', reason: 'noteMissing' });
    await expect(desk.dossiers.find('d-1')).resolves.toMatchObject({ state: 1, version: 1 });
  });

  it('finishes an accepted dossier through state 4, and the citizen hears one thing', async () => {
    const desk = await deskWith({ state: 2 });
    await actOnDossier(desk, aDeed({ action: 'finish' }));
    const dossier = await desk.dossiers.find('d-1');
    expect(dossier?.history.slice(1).map(({ to }) => to)).toEqual([4, 9]);
    expect(dossier).toMatchObject({ state: 9, resultClass: 'TRUOC_HAN' });
    expect(
      desk.heard.map(({ eventId, event }) => [eventId, event.type === 'dossierMoved' && event.move]),
    ).toEqual([['dossier-d-1-3', 'finished']]);
  });

  it('cannot do what the state does not allow, and nothing changes', async () => {
    const desk = await deskWith();
    const before = await desk.dossiers.find('d-1');
    const outcome = await actOnDossier(desk, aDeed({ action: 'finish' }));
    expect(outcome).toEqual({ kind: 'refused', reason: 'notAllowed' });
    await expect(desk.dossiers.find('d-1')).resolves.toEqual(before);
    expect(desk.heard).toEqual([]);
  });

  it('of another office finds nothing there', async () => {
    const desk = await deskWith();
    const foreign = aDeed({ officeId: BINH_MINH });
    await expect(actOnDossier(desk, foreign)).resolves.toEqual({ kind: 'refused', reason: 'notFound' });
    await expect(previewDeed(desk, foreign)).resolves.toBeUndefined();
    await expect(desk.dossiers.find('d-1')).resolves.toMatchObject({ state: 1, version: 1 });
  });

  it('who looked at an older version is told that it changed', async () => {
    const desk = await deskWith();
    await actOnDossier(desk, aDeed());
    await expect(actOnDossier(desk, aDeed({ action: 'refuse', note: 'trùng' }))).resolves.toEqual({
      kind: 'refused',
      reason: 'conflict',
    });
  });

  it('who cannot reach the citizen right now has still done it; the sweeper tells later', async () => {
    const desk = await deskWith();
    const { announcer } = desk;
    const broken = { announce: () => Promise.reject(new Error('away')) };
    await expect(actOnDossier({ ...desk, announcer: broken }, aDeed())).resolves.toMatchObject({
      kind: 'done',
    });
    expect(desk.heard).toEqual([]);
    await announceWaiting({ ...desk, announcer }, { before: desk.now(), limit: 10 });
    expect(desk.heard).toMatchObject([{ eventId: 'dossier-d-1-2', event: { move: 'accepted' } }]);
  });

  it('can see beforehand what the citizen would hear, and looking does nothing', async () => {
    const desk = await deskWith();
    const before = await desk.dossiers.find('d-1');
    const deed = aDeed({ action: 'refuse', note: 'Không thuộc thẩm quyền' });
    const preview = await previewDeed(desk, deed);
    await expect(desk.dossiers.find('d-1')).resolves.toEqual(before);
    await actOnDossier(desk, deed);
    expect(desk.heard.map(({ eventId, event }) => ({ eventId, event }))).toEqual([preview]);
  });
});
