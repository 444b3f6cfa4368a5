import { expect, it } from '@jest/globals';
import { createFindOwner } from '../../src/assignment/find-owner.js';
import { aStaff } from '../console/support/staff-fixtures.js';
import { anOffice } from '../dossiers/desk.js';
import { aDossier, BINH_MINH, NINH_THANH, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { createFakeAbsenceStore } from '../fakes/create-fake-absence-store.js';
import { createFakeDossierStore } from '../fakes/create-fake-dossier-store.js';
import { createFakeStaffStore } from '../fakes/create-fake-staff-store.js';
import { anAbsence } from './absence-store-contract.js';

/** An office of clerks with so many open dossiers each. */
async function office(loads: Record<string, number>, assignment: 'BY_LOAD' | 'BY_HAND' = 'BY_LOAD') {
  const now = () => RECEIVED_AT;
  const dossiers = createFakeDossierStore({ now });
  const absences = createFakeAbsenceStore();
  let id = 0;
  for (const [assignee, load] of Object.entries(loads))
    for (let count = 0; count < load; count += 1) {
      id += 1;
      const ids = { dossierId: `d-${id}`, submissionId: `s-${id}`, code: `c-${id}` as never };
      await dossiers.insert(aDossier({ ...ids, assignee }));
    }
  const staff = createFakeStaffStore([
    ...Object.keys(loads).map((username) => aStaff({ username })),
    aStaff({ username: 'dung', role: 'head' }),
    aStaff({ username: 'nghi', disabled: true }),
    aStaff({ username: 'thu', officeIds: [BINH_MINH] }),
  ]);
  const getOffice = () => anOffice(NINH_THANH, { assignment });
  const findOwner = createFindOwner({ staff, absences, dossiers, getOffice, now });
  return { absences, ownerOfNext: () => findOwner(NINH_THANH) };
}

it('the clerk with the fewest open dossiers gets the next, of several always the same one', async () => {
  expect(await (await office({ mai: 2, quang: 1, son: 3 })).ownerOfNext()).toBe('quang');
  expect(await (await office({ son: 1, quang: 1, mai: 1 })).ownerOfNext()).toBe('mai');
});

it('who is away gets none; nobody there, nobody’s', async () => {
  const { absences, ownerOfNext } = await office({ mai: 0, quang: 5 });
  await absences.put(anAbsence());
  expect(await ownerOfNext()).toBe('quang');
  await absences.put(anAbsence({ username: 'quang' }));
  expect(await ownerOfNext()).toBeNull();
});

it('an office that shares out by hand has them lie until somebody takes them', async () => {
  expect(await (await office({ mai: 0 }, 'BY_HAND')).ownerOfNext()).toBeNull();
});
