import { describe, expect, it } from '@jest/globals';
import { actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { createDossier } from '../../src/dossiers/create-dossier.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { moveAppointment } from '../../src/dossiers/move-appointment.js';
import type { Submission } from '../../src/flow/submission.js';
import { moment, show } from '../calendar/opening-hours.js';
import { createDesk, type Desk } from './desk.js';
import { aSubmission, DETAILS, HUNG, LAN, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';

const NINE = moment('2026-03-05 09:00');
const TEN = moment('2026-03-05 10:00');
const FOUR = moment('2026-03-05 16:00');

const appointment = (at: number | null): Submission['appointment'] => ({ desk: 'marriage', at, minutes: 30 });

/** A dossier whose citizen booked nine o'clock; one place each hour. */
async function booked(desk: Desk, over: Partial<Submission> = {}): Promise<Dossier> {
  const submission = aSubmission({ procedureId: 'ban-sao', appointment: appointment(NINE), ...over });
  await desk.submissions.save({ submission, officeId: NINH_THANH, conversationId: LAN });
  const dossier = await createDossier(desk, submission.submissionId);
  if (!dossier) throw new Error('no dossier');
  return dossier;
}

const move = (
  desk: Desk,
  dossierId: string,
  slotAt: number | null,
  over: { at?: number; by?: typeof LAN } = {},
) =>
  moveAppointment(desk, {
    by: { kind: 'citizen', conversationId: over.by ?? LAN },
    dossierId,
    slotAt,
    minutes: 30,
    at: over.at ?? RECEIVED_AT + 60_000,
  });

const hours = async (desk: Desk) =>
  (await desk.places.takenFrom({ officeId: NINH_THANH, desk: 'marriage', from: 0 })).map(({ at }) =>
    show(at).slice(11),
  );

const wish = (desk: Desk, at: number, holder: string) =>
  desk.places.take(
    {
      officeId: NINH_THANH,
      desk: 'marriage',
      slot: { at, minutes: 30 },
      capacity: 1,
      holder,
      conversationId: HUNG,
    },
    null,
  );

const refuse = (desk: Desk, dossierId: string) =>
  actOnDossier(desk, {
    officeId: NINH_THANH,
    dossierId,
    action: 'refuse',
    by: 'lan',
    note: 'x',
    details: DETAILS,
    expectedVersion: 1,
  });

describe('a dossier with an hour', () => {
  it('books it once, however often the dossier is made', async () => {
    const desk = createDesk();
    const dossier = await booked(desk);
    await createDossier(desk, dossier.submissionId);
    expect(dossier.appointment).toMatchObject({ at: NINE });
    await expect(hours(desk)).resolves.toEqual(['09:00']);
  });

  it('counts the time limit from the hour at which people come', async () => {
    const desk = createDesk();
    const dossier = await booked(desk);
    expect(show(dossier.dueAt ?? 0)).toBe('2026-03-05 17:00');
    await move(desk, dossier.dossierId, FOUR);
    const moved = await desk.dossiers.find(dossier.dossierId);
    expect(show(moved?.dueAt ?? 0)).toBe('2026-03-06 17:00');
    expect(moved?.history.at(-1)?.dueAt).toBe(moved?.dueAt);
  });

  it('is made without one when the place has gone to somebody else meanwhile, and promises nothing', async () => {
    const desk = createDesk();
    await wish(desk, NINE, 'somebody');
    const dossier = await booked(desk);
    expect(dossier.appointment).toMatchObject({ at: null });
    expect(dossier.dueAt).toBeNull();
    expect(desk.heard.at(-1)?.event).toMatchObject({ dossier: { appointment: { at: null } } });
  });

  it('takes its place from nobody when the same form is handed in by a second worker at once', async () => {
    const desk = createDesk();
    const submission = aSubmission({ procedureId: 'ban-sao', appointment: appointment(NINE) });
    await desk.submissions.save({ submission, officeId: NINH_THANH, conversationId: LAN });
    const made = await Promise.all([1, 2, 3].map(() => createDossier(desk, submission.submissionId)));
    expect(new Set(made.map((one) => one?.dossierId)).size).toBe(1);
    await expect(hours(desk)).resolves.toEqual(['09:00']);
  });
});

describe('moving the hour', () => {
  it('takes the new place, gives the old one back, and tells the citizen', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await expect(move(desk, dossierId, TEN)).resolves.toEqual({ kind: 'done' });
    await expect(hours(desk)).resolves.toEqual(['10:00']);
    expect(desk.heard.at(-1)?.event).toMatchObject({
      move: 'appointmentMoved',
      dossier: { appointment: { at: TEN } },
    });
  });

  it('leaves everything as it is when the new hour is full', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await wish(desk, TEN, 'somebody');
    await expect(move(desk, dossierId, TEN)).resolves.toMatchObject({ kind: 'taken' });
    await expect(desk.dossiers.find(dossierId)).resolves.toMatchObject({
      version: 1,
      appointment: { at: NINE },
    });
  });

  it('cancels: the place is free, the dossier stays', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await move(desk, dossierId, null);
    await expect(hours(desk)).resolves.toEqual([]);
    const dossier = await desk.dossiers.find(dossierId);
    expect([dossier?.state, dossier?.appointment?.at, dossier?.dueAt]).toEqual([1, null, null]);
    expect(desk.heard.at(-1)?.event).toMatchObject({ move: 'appointmentCancelled' });
  });

  it('is done once under one request, and an older request changes nothing any more', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await move(desk, dossierId, TEN, { at: RECEIVED_AT + 1000 });
    await move(desk, dossierId, FOUR, { at: RECEIVED_AT + 2000 });
    await move(desk, dossierId, TEN, { at: RECEIVED_AT + 1000 });
    await move(desk, dossierId, FOUR, { at: RECEIVED_AT + 2000 });
    await expect(hours(desk)).resolves.toEqual(['16:00']);
    await expect(desk.dossiers.find(dossierId)).resolves.toMatchObject({ version: 3 });
  });

  it('is finished by the sweep when the worker dies after the commit: no place stays taken for nothing', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    const dying = {
      ...desk,
      places: {
        ...desk.places,
        giveBack: async () => {
          throw new Error('killed');
        },
      },
    };
    await expect(move(dying, dossierId, TEN)).rejects.toThrow('killed');
    await expect(hours(desk)).resolves.toEqual(['09:00', '10:00']);
    await move(desk, dossierId, TEN);
    await expect(hours(desk)).resolves.toEqual(['10:00']);
  });

  it('is refused for a dossier of somebody else, and for one that is over', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await expect(move(desk, dossierId, TEN, { by: HUNG })).resolves.toMatchObject({ reason: 'notFound' });
    await refuse(desk, dossierId);
    await expect(move(desk, dossierId, TEN)).resolves.toMatchObject({ reason: 'notAllowed' });
  });
});

describe('a clerk moving the hour', () => {
  const set = (desk: Desk, dossierId: string, expectedVersion: number, slotAt: number | null = TEN) =>
    moveAppointment(desk, {
      ...{ dossierId, slotAt, minutes: 30, at: RECEIVED_AT + 60_000 },
      by: { kind: 'staff', username: 'lan', officeId: NINH_THANH, expectedVersion, note: 'Cán bộ vắng.' },
    });

  it('is told in the words of the office, and counts the time limit from the new hour', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await set(desk, dossierId, 1, FOUR);
    const moved = await desk.dossiers.find(dossierId);
    expect(show(moved?.dueAt ?? 0)).toBe('2026-03-06 17:00');
    expect(moved?.soonAt).toBeGreaterThan(FOUR);
    expect(desk.heard.at(-1)?.event).toMatchObject({ move: 'appointmentSet', note: 'Cán bộ vắng.' });
  });

  it('of two who saw the same one wins, and the place of the other is not kept', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    const ends = await Promise.all([set(desk, dossierId, 1, TEN), set(desk, dossierId, 1, FOUR)]);
    expect(ends.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    const dossier = await desk.dossiers.find(dossierId);
    await expect(hours(desk)).resolves.toEqual([show(dossier?.appointment?.at ?? 0).slice(11)]);
  });

  it('is refused when the citizen has moved it meanwhile', async () => {
    const desk = createDesk();
    const { dossierId } = await booked(desk);
    await move(desk, dossierId, FOUR, { at: RECEIVED_AT + 1 });
    await expect(set(desk, dossierId, 1)).resolves.toEqual({ kind: 'refused', reason: 'conflict' });
    await expect(hours(desk)).resolves.toEqual(['16:00']);
  });
});

it('a refused dossier gives its place back', async () => {
  const desk = createDesk();
  const { dossierId } = await booked(desk);
  await refuse(desk, dossierId);
  await expect(hours(desk)).resolves.toEqual([]);
  await expect(desk.dossiers.find(dossierId)).resolves.toMatchObject({ appointment: { at: null } });
});
