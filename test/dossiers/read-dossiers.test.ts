import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierState } from '../../src/dossiers/dossier-state.js';
import {
  countDossiers,
  findDossier,
  findDossierByCode,
  findOwnDossiers,
  listDossiers,
} from '../../src/dossiers/read-dossiers.js';
import { WORKLIST_NAMES } from '../../src/dossiers/worklists.js';
import { DossierCode } from '../../src/ids.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, BINH_MINH, HUNG, LAN, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';

let desk: Desk;
let count = 0;
beforeEach(() => {
  desk = createDesk();
});

async function put(over: Partial<Dossier> = {}): Promise<string> {
  const n = String(++count).padStart(4, '0');
  const code = DossierCode.parse(`000.00.01.H53-260302-${n}`);
  await desk.dossiers.insert(aDossier({ dossierId: `d-${n}`, submissionId: `s-${n}`, code, ...over }));
  return `d-${n}`;
}

describe('the worklists of an office', () => {
  it('hold every dossier of the office exactly once, and none of another', async () => {
    const own = new Map<string, DossierState>();
    for (const state of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 5] as const) own.set(await put({ state }), state);
    await put({ officeId: BINH_MINH });
    const listed: string[] = [];
    const counts = await countDossiers(desk.dossiers, NINH_THANH);
    for (const worklist of WORKLIST_NAMES) {
      const { lines } = await listDossiers(desk.dossiers, { officeId: NINH_THANH, worklist, page: 1 });
      expect(lines).toHaveLength(counts[worklist]);
      listed.push(...lines.map(({ dossierId, state }) => `${dossierId} ${state}`));
    }
    expect(listed).toHaveLength(own.size);
    expect(new Set(listed)).toEqual(new Set([...own].map((pair) => pair.join(' '))));
    expect(counts).toEqual({ waiting: 2, processing: 3, awaitingCitizen: 2, finished: 1, closed: 4 });
  });

  it('begin with the most urgent and name the applicant', async () => {
    const later = await put({ dueAt: RECEIVED_AT + 2 });
    const soon = await put({ dueAt: RECEIVED_AT + 1 });
    const { lines } = await listDossiers(desk.dossiers, {
      officeId: NINH_THANH,
      worklist: 'waiting',
      page: 1,
    });
    expect(lines.map(({ dossierId, applicantName }) => [dossierId, applicantName])).toEqual([
      [soon, 'Nguyễn Thị Lan'],
      [later, 'Nguyễn Thị Lan'],
    ]);
  });

  it('come in pages of fifty without gap or repetition', async () => {
    const all = [];
    for (let i = 0; i < 120; i += 1) all.push(await put());
    const page = (n: number) =>
      listDossiers(desk.dossiers, { officeId: NINH_THANH, worklist: 'waiting', page: n });
    const pages = [await page(1), await page(2), await page(3)];
    expect(pages.map(({ lines, pages: of }) => [lines.length, of])).toEqual([
      [50, 3],
      [50, 3],
      [20, 3],
    ]);
    expect(pages.flatMap(({ lines }) => lines.map(({ dossierId }) => dossierId))).toEqual(all);
    expect((await page(4)).lines).toEqual([]);
  });

  it('have one page when they are empty', async () => {
    const empty = await listDossiers(desk.dossiers, { officeId: NINH_THANH, worklist: 'closed', page: 1 });
    expect(empty).toEqual({ lines: [], page: 1, pages: 1 });
  });
});

describe('one dossier', () => {
  it('is opened for its own office only', async () => {
    const dossierId = await put();
    await expect(findDossier(desk.dossiers, { officeId: NINH_THANH, dossierId })).resolves.toMatchObject({
      dossierId,
    });
    await expect(findDossier(desk.dossiers, { officeId: BINH_MINH, dossierId })).resolves.toBeUndefined();
  });

  it.each(['000.00.01.H53-260302-9001', ' 000.00.01.h53 – 260302-9001 '])(
    'is found by its code as people type it: "%s"',
    async (typed) => {
      const code = DossierCode.parse('000.00.01.H53-260302-9001');
      const dossierId = await put({ code });
      const found = await findDossierByCode(desk.dossiers, { officeId: NINH_THANH, typed });
      expect(found?.dossierId).toBe(dossierId);
      await expect(findDossierByCode(desk.dossiers, { officeId: BINH_MINH, typed })).resolves.toBeUndefined();
    },
  );

  it('is not found by an empty code', async () => {
    await expect(
      findDossierByCode(desk.dossiers, { officeId: NINH_THANH, typed: ' ' }),
    ).resolves.toBeUndefined();
  });
});

describe('a citizen who asks', () => {
  it('sees their own dossiers, newest first, and nobody else’s', async () => {
    const older = await put({ receivedAt: RECEIVED_AT - 1 });
    const newer = await put();
    await put({ conversationId: HUNG });
    const facts = await findOwnDossiers(desk.dossiers, LAN);
    expect(facts.map(({ dossierId }) => dossierId)).toEqual([newer, older]);
    expect(new Set(Object.keys(facts[0] ?? {}))).toEqual(
      new Set(['code', 'dossierId', 'dueAt', 'feeVnd', 'procedureName', 'receivedAt', 'state']),
    );
  });

  it('by code sees that one if it is theirs', async () => {
    const code = DossierCode.parse('000.00.01.H53-260302-9001');
    await put();
    const dossierId = await put({ code });
    await expect(findOwnDossiers(desk.dossiers, LAN, '000.00.01.h53-260302-9001')).resolves.toMatchObject([
      { dossierId },
    ]);
    await expect(findOwnDossiers(desk.dossiers, HUNG, code)).resolves.toEqual([]);
    await expect(findOwnDossiers(desk.dossiers, LAN, '  ')).resolves.toEqual([]);
    await expect(findOwnDossiers(desk.dossiers, LAN, 'x'.repeat(99))).resolves.toEqual([]);
  });

  it('is promised nothing while the clock stands still', async () => {
    await put({ state: 5, pausedAt: RECEIVED_AT });
    await expect(findOwnDossiers(desk.dossiers, LAN)).resolves.toMatchObject([{ dueAt: null }]);
  });
});
