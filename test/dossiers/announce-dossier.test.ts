import { describe, expect, it } from '@jest/globals';
import { actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { announceDossier, announceWaiting, toAnnouncements } from '../../src/dossiers/announce-dossier.js';
import type { ClerkAction } from '../../src/dossiers/transition.js';
import { moment } from '../calendar/opening-hours.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, DETAILS, NINH_THANH } from './dossier-builders.js';

const away = { announce: () => Promise.reject(new Error('away')) };

async function act(desk: Desk, action: ClerkAction, note = '') {
  const expectedVersion = (await desk.dossiers.findHead('d-1'))?.version ?? 0;
  return actOnDossier(desk, {
    officeId: NINH_THANH,
    dossierId: 'd-1',
    action,
    by: 'thu',
    note,
    details: DETAILS,
    expectedVersion,
  });
}

const ids = (desk: Desk) => desk.heard.map(({ eventId }) => eventId);

describe('what the citizen was not told', () => {
  it('is told in order and as it was then, also when much has happened since', async () => {
    const desk = createDesk();
    const mute = { ...desk, announcer: away };
    await desk.dossiers.insert(aDossier());
    desk.setTime(moment('2026-03-03 09:00'));
    await act(mute, 'askSupplement', 'Thiếu trang 2');
    desk.setTime(moment('2026-03-04 09:00'));
    await act(mute, 'accept');
    await act(mute, 'finish');
    expect(desk.heard).toEqual([]);
    await announceWaiting(desk, { before: desk.now(), limit: 10 });
    expect(
      desk.heard.map(
        ({ event }) =>
          event.type === 'dossierMoved' && [event.move, event.dossier.state, event.dossier.dueAt],
      ),
    ).toEqual([
      ['received', 1, moment('2026-03-05 17:00')],
      ['supplementAsked', 5, null],
      ['accepted', 2, moment('2026-03-06 17:00')],
      ['finished', 9, moment('2026-03-06 17:00')],
    ]);
  });

  it('is nothing once it was told', async () => {
    const desk = createDesk();
    await desk.dossiers.insert(aDossier());
    await expect(announceWaiting(desk, { before: desk.now(), limit: 10 })).resolves.toBe(1);
    await expect(announceWaiting(desk, { before: desk.now(), limit: 10 })).resolves.toBe(0);
    const dossier = await desk.dossiers.find('d-1');
    expect(dossier && toAnnouncements(dossier)).toEqual([]);
  });

  it('is left to whoever is at it while it is fresh', async () => {
    const desk = createDesk();
    await desk.dossiers.insert(aDossier());
    await announceWaiting(desk, { before: desk.now() - 1, limit: 10 });
    expect(desk.heard).toEqual([]);
  });

  it('is still told when it came while something older was being told', async () => {
    const desk = createDesk();
    await desk.dossiers.insert(aDossier());
    const seen = await desk.dossiers.find('d-1');
    await act({ ...desk, announcer: away }, 'accept');
    if (seen) await announceDossier(desk, seen);
    expect(ids(desk)).toEqual(['dossier-d-1-1']);
    await announceWaiting(desk, { before: desk.now(), limit: 10 });
    expect(ids(desk)).toEqual(['dossier-d-1-1', 'dossier-d-1-2']);
  });

  it('of one dossier does not hold up the others, and the failure is not hidden', async () => {
    const desk = createDesk();
    await desk.dossiers.insert(aDossier());
    const code = 'X' as ReturnType<typeof aDossier>['code'];
    await desk.dossiers.insert(aDossier({ dossierId: 'd-2', submissionId: 's-2', code }));
    const announcer: Desk['announcer'] = {
      announce: (conversationId, eventId, event) =>
        eventId.startsWith('dossier-d-1')
          ? Promise.reject(new Error('away'))
          : desk.announcer.announce(conversationId, eventId, event),
    };
    const waiting = announceWaiting({ ...desk, announcer }, { before: desk.now(), limit: 10 });
    await expect(waiting).rejects.toThrow('1 dossiers could not be told');
    expect(ids(desk)).toEqual(['dossier-d-2-1']);
  });
});
