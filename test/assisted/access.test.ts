import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AssistedDesk, Whose } from '../../src/assisted/assisted-desk.js';
import { createAssistedDesk } from '../../src/assisted/create-assisted-desk.js';
import type { DraftStore } from '../../src/assisted/draft-store.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeDraftStore } from '../fakes/create-fake-draft-store.js';
import { createFakePlaceStore } from '../fakes/create-fake-place-store.js';
import { MORNING, world } from '../flow/universe.js';

const helping = (username: string, role: string, officeId = NINH_THANH): Whose => ({
  officeId,
  helper: { username, role },
  seesAll: role !== 'volunteer',
});
const dao = helping('dao', 'volunteer');
const otherVolunteer = helping('hoa', 'volunteer');
const mai = helping('mai', 'clerk');

let desk: AssistedDesk;
let drafts: DraftStore;
let draftId: string;
beforeEach(async () => {
  drafts = createFakeDraftStore();
  const now = () => MORNING;
  let ids = 0;
  desk = createAssistedDesk({
    ...{ drafts, now, places: createFakePlaceStore({ now }), worldOf: () => world },
    ...{ newCode: () => 'K7PX4M', hashCode: (code: string) => `#${code}` },
    newId: () => `draft-${++ids}`,
    submit: async () => undefined,
  });
  draftId = (await desk.begin(dao, '2.000635'))?.draftId ?? '';
});
const fill = (whose: Whose) =>
  desk.change(whose, draftId, { do: 'fill', fields: [['nyc.loai', 'CA_NHAN']], isLast: false });
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('a volunteer', () => {
  it('sees and fills in what she began, and nothing else', async () => {
    expect((await desk.list(dao)).map((one) => one.draftId)).toEqual([draftId]);
    expect(await fill(dao)).toMatchObject({ kind: 'done' });
    expect(await desk.list(otherVolunteer)).toEqual([]);
    expect(await desk.find(otherVolunteer, draftId)).toBeUndefined();
    expect(await fill(otherVolunteer)).toEqual(refused('notFound'));
    expect(await desk.issueCode(otherVolunteer, draftId)).toBeUndefined();
    expect(await desk.giveUp(otherVolunteer, draftId)).toBe(false);
  });

  it('loses sight of a form when it ends, or when a clerk goes on with it', async () => {
    await desk.takeOver(mai, draftId);
    expect(await desk.find(dao, draftId)).toBeUndefined();
    expect(await fill(dao)).toEqual(refused('notFound'));
    const next = (await desk.begin(dao, '2.000635'))?.draftId ?? '';
    expect(await desk.giveUp(dao, next)).toBe(true);
    expect(await desk.find(dao, next)).toBeUndefined();
    expect(await desk.stateOf(dao, next)).toBe('givenUp');
  });
});

describe('a clerk', () => {
  it('sees the forms of the office, fills in after taking over, and is then who helped', async () => {
    expect(await desk.find(mai, draftId)).toBeDefined();
    expect(await fill(mai)).toEqual(refused('notYours'));
    await desk.takeOver(mai, draftId);
    expect(await fill(mai)).toMatchObject({
      kind: 'done',
      draft: { helper: mai.helper, content: { form: { assistedBy: mai.helper } } },
    });
  });

  it('of another ward sees nothing of it', async () => {
    const elsewhere = helping('thu', 'clerk', BINH_MINH);
    expect(await desk.find(elsewhere, draftId)).toBeUndefined();
    expect(await desk.list(elsewhere)).toEqual([]);
    expect(await desk.takeOver(elsewhere, draftId)).toEqual(refused('notFound'));
    expect(await desk.sign(elsewhere, draftId)).toBe(false);
    expect(await desk.stateOf(elsewhere, draftId)).toBeUndefined();
  });
});

it('nobody files or hands over a form that is not whole', async () => {
  expect(await desk.sign(mai, draftId)).toBe(false);
  expect(await desk.issueCode(dao, draftId)).toBeUndefined();
  expect((await drafts.find(draftId))?.state).toBe('open');
});
