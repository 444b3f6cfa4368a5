import { beforeEach, describe, expect, it } from '@jest/globals';
import { Username } from '../../src/console/staff/staff.js';
import type { StaffStore } from '../../src/console/staff/staff-store.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { aStaff } from './support/staff-fixtures.js';

/** What every staff store promises. */
export function describeStaffStore(name: string, open: () => Promise<StaffStore> | StaffStore): void {
  describe(`staff on ${name}`, () => {
    let store: StaffStore;
    beforeEach(async () => {
      store = await open();
    });
    const mai = aStaff();

    it('finds an account as it was added', async () => {
      expect(await store.insert(mai)).toBe(true);
      expect(await store.find(mai.username)).toEqual(mai);
    });

    it('finds nothing under a name that nobody has', async () => {
      expect(await store.find(Username.parse('aido'))).toBeUndefined();
    });

    it('does not add a name twice and keeps the first', async () => {
      await store.insert(mai);
      expect(await store.insert({ ...mai, displayName: 'Người khác' })).toBe(false);
      expect((await store.find(mai.username))?.displayName).toBe('Trần Thị Mai');
    });

    it('adds one of many who take the same name at once', async () => {
      const added = await Promise.all(Array.from({ length: 8 }, () => store.insert(mai)));
      expect(added.filter(Boolean)).toHaveLength(1);
    });

    it('changes only what is given', async () => {
      await store.insert(mai);
      expect(await store.change(mai.username, { disabled: true })).toBe(true);
      expect(await store.change(mai.username, { passwordHash: 'new', sessionsValidFrom: 5 })).toBe(true);
      expect(await store.find(mai.username)).toEqual({
        ...mai,
        ...{ disabled: true, passwordHash: 'new', sessionsValidFrom: 5 },
      });
      const person = { displayName: 'Trần Thị Mai Anh', role: 'head', officeIds: [BINH_MINH] } as const;
      await store.change(mai.username, { ...person, officeIds: [...person.officeIds] });
      expect(await store.find(mai.username)).toMatchObject({ ...person, passwordHash: 'new' });
    });

    it('says when there is nobody to change', async () => {
      expect(await store.change(Username.parse('aido'), { disabled: true })).toBe(false);
      expect(await store.find(Username.parse('aido'))).toBeUndefined();
    });

    it('lists who has an office, the disabled too, by username', async () => {
      await store.insert(aStaff({ username: 'quang', officeIds: [BINH_MINH, NINH_THANH] }));
      await store.insert(aStaff({ username: 'nghi', disabled: true }));
      await store.insert(aStaff({ username: 'thu', officeIds: [BINH_MINH] }));
      expect((await store.listAt(NINH_THANH)).map(({ username }) => username)).toEqual(['nghi', 'quang']);
      expect((await store.listAt(NINH_THANH))[0]).toEqual(aStaff({ username: 'nghi', disabled: true }));
    });

    it('tells how to call people and leaves out who does not exist', async () => {
      await store.insert(mai);
      await store.insert(aStaff({ username: 'quang', displayName: 'Lê Minh Quang' }));
      const names = await store.namesOf(['mai', 'quang', 'mai', 'aido', 'Not A Name', '']);
      expect(names).toEqual(
        new Map([
          ['mai', 'Trần Thị Mai'],
          ['quang', 'Lê Minh Quang'],
        ]),
      );
    });
  });
}
