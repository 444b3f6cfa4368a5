import { expect, it } from '@jest/globals';
import { recordSurvey } from '../../src/reports/record-survey.js';
import { moment } from '../calendar/opening-hours.js';
import { aDossier, HUNG, LAN, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeSatisfactionStore } from '../fakes/create-fake-satisfaction-store.js';

it('keeps what a citizen says of their own dossier, and of no other', async () => {
  const satisfaction = createFakeSatisfactionStore();
  const dossier = aDossier({ state: 10 });
  const dossiers = {
    findHead: async (id: string) => (id === dossier.dossierId ? dossier : undefined),
  };
  const survey = { dossierId: dossier.dossierId, askedAt: moment('2026-03-04 10:00') };
  const answer = { turn: 1, grade: 1, words: '' } as const;
  await recordSurvey({ dossiers, satisfaction }, HUNG, { ...survey, answer });
  await recordSurvey({ dossiers, satisfaction }, LAN, { ...survey, dossierId: 'gone', answer });
  expect(await satisfaction.sum(NINH_THANH, '2026-01')).toEqual([]);
  await recordSurvey({ dossiers, satisfaction }, LAN, { ...survey, answer });
  expect(await satisfaction.sum(NINH_THANH, '2026-01')).toMatchObject([
    { month: '2026-03', procedureId: dossier.procedureId, asked: 1, grades: { 1: 1 } },
  ]);
});
