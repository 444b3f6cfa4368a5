import { expect, it } from '@jest/globals';
import { actWithFile } from '../../src/dossiers/act-with-file.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { createDesk } from './desk.js';
import { aDossier, NINH_THANH } from './dossier-builders.js';

const FILE = { name: 'Dự thảo.PDF', contentType: 'application/pdf', bytes: Buffer.from('%PDF') } as const;

async function office(over: Parameters<typeof aDossier>[0] = {}) {
  const desk = createDesk();
  await desk.dossiers.insert(aDossier({ state: 4, confirmsDraft: true, ...over }));
  const files = createFakeOutgoingFiles({ now: desk.now });
  const deps = { ...desk, files, newId: () => '7' };
  const deed = { officeId: NINH_THANH, dossierId: 'd-1', by: 'mai', note: '', expectedVersion: 1 };
  return { desk, files, deps, deed: { ...deed, action: 'sendDraft' as const } };
}

it('a draft may be a file alone, which waits for its message and stands in the history', async () => {
  const { desk, files, deps, deed } = await office();
  await expect(actWithFile(deps, deed, FILE)).resolves.toMatchObject({ kind: 'done' });
  await expect(files.read('deed-7')).resolves.toMatchObject({ name: 'Dự thảo.pdf', bytes: FILE.bytes });
  const file = { fileId: 'deed-7', name: 'Dự thảo.pdf' };
  expect((await desk.dossiers.find('d-1'))?.history.at(-1)).toMatchObject({ details: { file } });
  expect(desk.heard.at(-1)?.event).toMatchObject({ move: 'draftSent', details: { file } });
});

it.each([
  [{ confirmsDraft: false }, {}, 'noDraftHere'],
  [{}, { expectedVersion: 9 }, 'conflict'],
] as const)('what is refused leaves no file: %j', async (over, wish, reason) => {
  const { files, deps, deed } = await office(over);
  await expect(actWithFile(deps, { ...deed, ...wish }, FILE)).resolves.toEqual({ kind: 'refused', reason });
  await expect(files.read('deed-7')).resolves.toBeUndefined();
});

it('nobody on Zalo gets no file', async () => {
  const { files, deps, deed } = await office({ conversationId: null });
  await expect(actWithFile(deps, deed, FILE)).resolves.toEqual({ kind: 'refused', reason: 'nobodyThere' });
  await expect(files.read('deed-7')).resolves.toBeUndefined();
});
