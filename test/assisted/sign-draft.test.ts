import { expect, it } from '@jest/globals';
import type { Whose } from '../../src/assisted/assisted-desk.js';
import { createAssistedDesk } from '../../src/assisted/create-assisted-desk.js';
import { fileSigned } from '../../src/assisted/sign-draft.js';
import type { NewSubmission } from '../../src/dossiers/submission-store.js';
import { fillDraftWhole } from '../console/support/fill-draft-whole.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeDraftStore } from '../fakes/create-fake-draft-store.js';
import { createFakePlaceStore } from '../fakes/create-fake-place-store.js';
import { MORNING, world } from '../flow/universe.js';

const mai: Whose = { officeId: NINH_THANH, helper: { username: 'mai', role: 'clerk' }, seesAll: true };

it('what was signed is filed once, as of that moment, whatever breaks in between', async () => {
  let at = MORNING;
  const now = () => at;
  const drafts = createFakeDraftStore();
  const filed = new Map<string, NewSubmission>();
  let isAway = true;
  const submit = async (one: NewSubmission) => {
    if (isAway) throw new Error('the record is away');
    filed.set(one.submission.submissionId, one);
  };
  const worldOf = () => world;
  const desk = createAssistedDesk({
    ...{ drafts, now, submit, worldOf, places: createFakePlaceStore({ now }) },
    ...{ newId: () => 'draft-1', newCode: () => 'K7PX4M', hashCode: (code: string) => `#${code}` },
  });
  const draftId = (await desk.begin(mai, '2.000635'))?.draftId ?? '';
  await fillDraftWhole({ desk, worldOf, say: () => '' }, mai, draftId);
  await expect(desk.sign(mai, draftId)).rejects.toThrow('away');

  isAway = false;
  at += 60_000;
  const waiting = await drafts.signedBefore(at, 9);
  expect(waiting).toHaveLength(1);
  for (const draft of [...waiting, ...waiting])
    expect(await fileSigned({ drafts, now, submit, worldOf }, draft)).toBe(true);
  expect([...filed.values()]).toMatchObject([
    { conversationId: null, submission: { confirmedAt: MORNING, signedBefore: 'mai' } },
  ]);
  expect(await drafts.find(draftId)).toMatchObject({ state: 'submitted', content: null });
  expect(await drafts.signedBefore(at + 1, 9)).toEqual([]);
});
