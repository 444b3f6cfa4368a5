import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { checkOffices } from '../../src/offices/check-offices.js';
import type { Office } from '../../src/offices/office.js';
import { loadOffices } from '../../src/offices/offices.js';
import { anOffice } from '../dossiers/desk.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';

const office = (over: Partial<Office> = {}) => anOffice(NINH_THANH, over);

function load(...offices: object[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'mcc-offices-')), 'offices.yaml');
  writeFileSync(file, stringify({ offices }));
  return loadOffices(file);
}

describe('the offices file', () => {
  it('is read as it stands', () => {
    expect(load(office()).get(NINH_THANH)).toEqual(office());
  });

  it.each([
    [[{ ...office(), dossierUnit: 'x' }], /offices\.yaml cannot be used:\n {2}offices\.0\.dossierUnit: /],
    [[{ ...office(), wrong: 1 }], /wrong/],
    [[office(), office()], /id ninh-thanh stands there twice/],
  ])('is refused with file, place and reason', (offices, said) => {
    expect(() => load(...offices)).toThrow(said);
  });

  it('is refused when it is not there', () => {
    expect(() => loadOffices('/none.yaml')).toThrow(/\/none\.yaml cannot be read/);
  });
});

describe('what an office names', () => {
  const known = { procedures: ['1.004873'], noticeKinds: ['canh-bao'], dossierPlaces: ['ma_ho_so', 'viec'] };
  const noAppointmentDay = { weekdays: ['fri' as const], until: '15:00', procedures: ['1.004873'] };

  const templatesSaying = (text: string) => ({
    monthlyBudgetVnd: 100_000,
    templates: { status: { templateId: '1', ways: ['uid' as const], data: { viec: text } } },
  });

  it('may be what there is', () => {
    const dossierMessages = templatesSaying('Hồ sơ {ma_ho_so}: {viec}');
    expect(() => checkOffices(load(office({ noAppointmentDay, dossierMessages })), known)).not.toThrow();
  });

  it('is refused where there is none, each by its place', () => {
    const templates = { 'lich-cat': { templateId: '1', ways: ['uid' as const], data: {} } };
    const wrong = office({
      noAppointmentDay: { ...noAppointmentDay, procedures: ['1.004873', '9.9'] },
      notices: { templates },
      dossierMessages: templatesSaying('{ma_hồ_sơ}'),
    });
    expect(() => checkOffices(load(wrong), known)).toThrow(
      /ninh-thanh\.noAppointmentDay\.procedures: there is no procedure 9\.9\n.*there is no kind of notice lich-cat.*\n.*dossierMessages\.templates\.status: nobody fills \{ma_hồ_sơ\}/,
    );
  });
});
