import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierState } from '../../src/dossiers/dossier-state.js';
import {
  countOwners,
  countWorklists,
  findDossier,
  findDossierByCode,
  findOwnDossiers,
  listDossiers,
} from '../../src/dossiers/read-dossiers.js';
import { type Owner, WORKLIST_NAMES, type Worklist } from '../../src/dossiers/worklists.js';
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

const NOW = RECEIVED_AT;
const page = (worklist: Worklist, n = 1, whose: Owner = { whose: 'all' }) =>
  listDossiers(desk.dossiers, { officeId: NINH_THANH, worklist, owner: whose, page: n, rows: 50, now: NOW });
const idsOf = ({ lines }: { lines: { dossierId: string }[] }) => lines.map(({ dossierId }) => dossierId);

describe('the worklists of an office', () => {
  it('hold every dossier of the office exactly once, and none of another', async () => {
    const own = new Map<string, DossierState>();
    for (const state of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 5] as const) own.set(await put({ state }), state);
    await put({ officeId: BINH_MINH });
    const listed: string[] = [];
    const owner = { whose: 'all' } as const;
    const counts = await countWorklists(desk.dossiers, { officeId: NINH_THANH, owner, now: NOW });
    for (const worklist of WORKLIST_NAMES) {
      const { lines } = await page(worklist);
      if (worklist !== 'closed') expect(lines).toHaveLength(counts[worklist]);
      listed.push(...lines.map(({ dossierId, state }) => `${dossierId} ${state}`));
    }
    expect(listed).toHaveLength(own.size);
    expect(new Set(listed)).toEqual(new Set([...own].map((pair) => pair.join(' '))));
  });

  it("count for each clerk what is theirs and what is nobody's", async () => {
    await put({ assignee: 'mai' });
    await put({ assignee: 'quang' });
    await put();
    await put();
    const wish = { officeId: NINH_THANH, worklist: 'waiting', username: 'mai', now: NOW } as const;
    await expect(countOwners(desk.dossiers, wish)).resolves.toEqual({ all: 4, nobody: 2, clerk: 1 });
    expect(idsOf(await page('waiting', 1, { whose: 'clerk', username: 'mai' }))).toHaveLength(1);
  });

  it('begin with the most urgent and name the applicant', async () => {
    const later = await put({ state: 2, dueAt: RECEIVED_AT + 2 });
    const soon = await put({ state: 2, dueAt: RECEIVED_AT + 1 });
    const { lines } = await page('dueToday');
    expect(lines.map(({ dossierId, applicantName }) => [dossierId, applicantName])).toEqual([
      [soon, 'Nguyễn Thị Lan'],
      [later, 'Nguyễn Thị Lan'],
    ]);
  });

  it('come in pages without gap or repetition, and know when there is more', async () => {
    const all = [];
    for (let i = 0; i < 120; i += 1) all.push(await put());
    const pages = [await page('waiting'), await page('waiting', 2), await page('waiting', 3)];
    expect(pages.map(({ lines, hasNext }) => [lines.length, hasNext])).toEqual([
      [50, true],
      [50, true],
      [20, false],
    ]);
    expect(pages.flatMap(idsOf)).toEqual(all);
    expect((await page('waiting', 4)).lines).toEqual([]);
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
