import { describe, expect, it } from '@jest/globals';
import { actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { answerSupplement, type SupplementAnswer } from '../../src/dossiers/answer-supplement.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { toSupplementRounds } from '../../src/dossiers/supplement-rounds.js';
import { DossierBusy } from '../../src/errors/dossier-busy.js';
import { moment } from '../calendar/opening-hours.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, DETAILS, HUNG, LAN, NINH_THANH } from './dossier-builders.js';

async function deskWith(over: Partial<Dossier> = {}): Promise<Desk> {
  const desk = createDesk();
  await desk.dossiers.insert(aDossier(over));
  return desk;
}

async function ask(desk: Desk, note: string): Promise<void> {
  const expectedVersion = (await desk.dossiers.findHead('d-1'))?.version ?? 0;
  const deed = { officeId: NINH_THANH, dossierId: 'd-1', by: 'thu', note, details: DETAILS, expectedVersion };
  await actOnDossier(desk, { ...deed, action: 'askSupplement' });
}

const anAnswer = (over: Partial<SupplementAnswer> = {}): SupplementAnswer => ({
  conversationId: LAN,
  dossierId: 'd-1',
  supplementId: 'b-1',
  text: 'Đây là trang 2',
  mediaIds: ['m-2', 'm-3'],
  at: moment('2026-03-03 10:00'),
  ...over,
});

const moves = (desk: Desk) => desk.heard.map(({ event }) => event.type === 'dossierMoved' && event.move);

describe('a citizen who was asked for more', () => {
  it('hands the dossier back to the clerk with what was missing', async () => {
    const desk = await deskWith();
    await ask(desk, 'Thiếu trang 2');
    await answerSupplement(desk, anAnswer());
    const dossier = await desk.dossiers.find('d-1');
    expect(dossier).toMatchObject({
      state: 2,
      supplements: [{ supplementId: 'b-1', round: 1, text: 'Đây là trang 2', mediaIds: ['m-2', 'm-3'] }],
    });
    expect(moves(desk)).toEqual(['received', 'supplementAsked', 'supplementReceived']);
  });

  it('answers once, however often the answer is delivered', async () => {
    const desk = await deskWith();
    await ask(desk, 'Thiếu trang 2');
    await answerSupplement(desk, anAnswer());
    const before = await desk.dossiers.find('d-1');
    await expect(answerSupplement(desk, anAnswer())).resolves.toMatchObject({ kind: 'done' });
    await expect(desk.dossiers.find('d-1')).resolves.toEqual(before);
  });

  it('answers thing by thing, and what is left unanswered is there without an answer', async () => {
    const desk = await deskWith();
    await ask(desk, '');
    const parts = [
      { item: 'Bản án ly hôn', text: '', mediaIds: ['m-2'] },
      { item: 'Số định danh cá nhân', text: '', mediaIds: [] },
    ];
    await answerSupplement(desk, anAnswer({ parts }));
    expect((await desk.dossiers.find('d-1'))?.supplements).toMatchObject([{ parts }]);
  });

  it('answers each round for itself', async () => {
    const desk = await deskWith();
    await ask(desk, 'Thiếu trang 2');
    await answerSupplement(desk, anAnswer());
    await ask(desk, 'Trang 2 bị mờ');
    await answerSupplement(desk, anAnswer({ supplementId: 'b-2', text: 'Ảnh rõ hơn' }));
    await ask(desk, 'Thiếu bản án');
    const dossier = await desk.dossiers.find('d-1');
    const rounds = dossier && toSupplementRounds(dossier);
    expect(
      rounds?.map(({ round, note, askedBy, answers }) => [round, note, askedBy, answers.map((a) => a.text)]),
    ).toEqual([
      [1, 'Thiếu trang 2', 'thu', ['Đây là trang 2']],
      [2, 'Trang 2 bị mờ', 'thu', ['Ảnh rõ hơn']],
      [3, 'Thiếu bản án', 'thu', []],
    ]);
  });

  it.each([1, 2, 4, 6] as const)(
    'loses nothing when the clerk no longer waits for it (state %i)',
    async (state) => {
      const desk = await deskWith({ state });
      await expect(answerSupplement(desk, anAnswer())).resolves.toMatchObject({
        kind: 'done',
        dossier: { state, supplements: [{ supplementId: 'b-1' }] },
      });
    },
  );

  it.each([3, 7, 8, 9, 10] as const)('is refused when the dossier is over (state %i)', async (state) => {
    const desk = await deskWith({ state });
    const outcome = await answerSupplement(desk, anAnswer());
    expect(outcome).toEqual({ kind: 'refused', reason: 'notAllowed' });
    await expect(desk.dossiers.find('d-1')).resolves.toMatchObject({ version: 1, supplements: [] });
  });

  it('cannot put anything into the dossier of somebody else', async () => {
    const desk = await deskWith();
    await ask(desk, 'Thiếu trang 2');
    const outcome = await answerSupplement(desk, anAnswer({ conversationId: HUNG }));
    expect(outcome).toEqual({ kind: 'refused', reason: 'notFound' });
    await expect(desk.dossiers.find('d-1')).resolves.toMatchObject({ state: 5, supplements: [] });
  });
});

describe('a citizen and a clerk at the same moment', () => {
  it('both get their way when the state allows it', async () => {
    const desk = await deskWith();
    await ask(desk, 'Thiếu trang 2');
    let met = false;
    const dossiers: Desk['dossiers'] = {
      ...desk.dossiers,
      async commitChange(id, version, change) {
        if (!met) {
          met = true;
          await actOnDossier(desk, {
            officeId: NINH_THANH,
            dossierId: id,
            action: 'accept',
            by: 'thu',
            note: '',
            expectedVersion: version,
          });
        }
        return desk.dossiers.commitChange(id, version, change);
      },
    };
    await answerSupplement({ ...desk, dossiers }, anAnswer());
    await expect(desk.dossiers.find('d-1')).resolves.toMatchObject({
      state: 2,
      version: 4,
      supplements: [{ supplementId: 'b-1' }],
    });
  });

  it('end in "try later" when they never stop meeting', async () => {
    const desk = await deskWith({ state: 5, pausedAt: 1 });
    const dossiers = { ...desk.dossiers, commitChange: async () => false };
    await expect(answerSupplement({ ...desk, dossiers }, anAnswer())).rejects.toThrow(DossierBusy);
  });
});
