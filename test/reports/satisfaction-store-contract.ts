import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SatisfactionStore, SurveyRecord } from '../../src/reports/satisfaction.js';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';

export const aSurvey = (over: Partial<SurveyRecord> = {}): SurveyRecord => ({
  ...{ officeId: NINH_THANH, procedureId: '1.004873', dossierId: 'd-1' },
  ...{ askedAt: moment('2026-03-04 10:00'), answer: null },
  ...over,
});
const answer = (turn: number, grade: 1 | 2 | 3 | 4 | 5, words = '') => ({ answer: { turn, grade, words } });

/** What every store of satisfaction promises. */
export function describeSatisfactionStore(name: string, open: () => Promise<SatisfactionStore>): void {
  describe(`satisfaction, on ${name}`, () => {
    let store: SatisfactionStore;
    beforeEach(async () => {
      store = await open();
    });
    const march = async () => (await store.sum(NINH_THANH, '2026-03'))[0];

    it('counts who was asked and who answered, each dossier once, however often it is told', async () => {
      for (const over of [{}, {}, answer(1, 5), answer(1, 5)]) await store.record(aSurvey(over));
      await store.record(aSurvey({ dossierId: 'd-2' }));
      await store.record(aSurvey({ dossierId: 'd-3', ...answer(1, 2, 'Chờ lâu') }));
      expect(await store.sum(NINH_THANH, '2026-03')).toEqual([
        { month: '2026-03', procedureId: '1.004873', asked: 3, grades: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 } },
      ]);
    });

    it('keeps the last answer whole, also when an earlier one is told after it', async () => {
      await store.record(aSurvey(answer(1, 2, 'Chờ lâu')));
      await store.record(aSurvey(answer(2, 4)));
      await store.record(aSurvey(answer(1, 2, 'Chờ lâu')));
      await store.record(aSurvey());
      expect((await march())?.grades).toEqual({ 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 });
      expect(await store.words(NINH_THANH, '2026-03')).toEqual([]);
      await store.record(aSurvey(answer(3, 4, 'Tốt rồi')));
      expect(await store.words(NINH_THANH, '2026-03')).toEqual([
        { procedureId: '1.004873', words: 'Tốt rồi' },
      ]);
    });

    it('takes in an answer whose question was never noted', async () => {
      await store.record(aSurvey(answer(1, 3)));
      expect(await march()).toMatchObject({ asked: 1, grades: { 3: 1 } });
    });

    it('tells months, procedures and offices apart, the newest month first', async () => {
      const april = moment('2026-04-01 00:00');
      await store.record(aSurvey({ dossierId: 'd-2', askedAt: april - 1, procedureId: '2.000635' }));
      await store.record(aSurvey({ dossierId: 'd-3', askedAt: april, ...answer(1, 5, 'Tháng Tư') }));
      await store.record(aSurvey({ dossierId: 'd-4', officeId: BINH_MINH, ...answer(1, 1, 'Nơi khác') }));
      await store.record(aSurvey());
      const sums = await store.sum(NINH_THANH, '2026-03');
      expect(sums.map(({ month, procedureId, asked }) => `${month} ${procedureId} ${asked}`)).toEqual([
        '2026-04 1.004873 1',
        '2026-03 2.000635 1',
        '2026-03 1.004873 1',
      ]);
      expect((await store.sum(NINH_THANH, '2026-04')).map(({ month }) => month)).toEqual(['2026-04']);
      expect(await store.words(NINH_THANH, '2026-03')).toEqual([]);
      expect(await store.words(BINH_MINH, '2026-03')).toHaveLength(1);
    });

    it('lets many note the same at once', async () => {
      const all = [1, 2, 3, 4, 5].flatMap((turn) => [aSurvey(), aSurvey(answer(turn, 1, `${turn}`))]);
      await Promise.all(all.map((one) => store.record(one)));
      expect(await march()).toMatchObject({ asked: 1, grades: { 1: 1 } });
      expect(await store.words(NINH_THANH, '2026-03')).toEqual([{ procedureId: '1.004873', words: '5' }]);
    });
  });
}
