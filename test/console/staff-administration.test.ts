import { beforeEach, describe, expect, it } from '@jest/globals';
import { Username } from '../../src/console/staff/staff.js';
import { createStaffAdministration, type NewStaff } from '../../src/console/staff/staff-administration.js';
import type { StaffStore } from '../../src/console/staff/staff-store.js';
import { OfficeId } from '../../src/ids.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeStaffStore } from '../fakes/create-fake-staff-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { quickHasher } from './support/staff-fixtures.js';

const mai: NewStaff = {
  username: 'Mai',
  officeIds: [NINH_THANH],
  displayName: 'Trần Thị Mai',
  role: 'clerk',
  password: 'bến đò Cẩm Giang',
};
const whom = { officeId: NINH_THANH, username: 'mai' };

let staff: StaffStore;
let clock: ReturnType<typeof createManualClock>;
let administration: ReturnType<typeof createStaffAdministration>;
beforeEach(() => {
  staff = createFakeStaffStore();
  clock = createManualClock();
  administration = createStaffAdministration({
    staff,
    passwords: quickHasher,
    officeExists: (id) => id === NINH_THANH || id === BINH_MINH,
    now: clock.now,
  });
});
const stored = () => staff.find(Username.parse('mai'));

describe('adding staff', () => {
  it('stores the account with a hashed password and a name in small letters', async () => {
    expect(await administration.addStaff(mai)).toEqual({ kind: 'added' });
    expect(await stored()).toEqual({
      ...{ username: 'mai', officeIds: [NINH_THANH], displayName: 'Trần Thị Mai', role: 'clerk' },
      ...{ passwordHash: `quick:${mai.password}`, disabled: false, sessionsValidFrom: clock.now() },
      ...{ mustChangePassword: false, hasSecondFactor: false },
      settings: { rowsPerPage: 50, textSize: 'normal', shortcuts: true, start: 'morning' },
    });
  });

  it('may be repeated and leaves the password alone', async () => {
    await administration.addStaff(mai);
    const again = { ...mai, officeIds: [NINH_THANH, NINH_THANH], password: 'một mật khẩu khác' };
    expect(await administration.addStaff(again)).toEqual({ kind: 'already' });
    expect((await stored())?.passwordHash).toBe(`quick:${mai.password}`);
  });

  it('does not turn one person into another', async () => {
    await administration.addStaff(mai);
    for (const other of [{ role: 'head' }, { displayName: 'Khác' }, { officeIds: [BINH_MINH] }] as const) {
      const outcome = await administration.addStaff({ ...mai, ...structuredClone(other) } as NewStaff);
      expect(outcome).toEqual({ kind: 'refused', why: 'taken' });
    }
    expect((await stored())?.role).toBe('clerk');
  });

  it('judges by what stands there when somebody else was quicker', async () => {
    const first = await Promise.all([administration.addStaff(mai), administration.addStaff(mai)]);
    expect(first.map(({ kind }) => kind).sort()).toEqual(['added', 'already']);
  });

  it.each([
    [{ officeIds: [OfficeId.parse('khong-co')] }, 'unknownOffice'],
    [{ username: 'chị Mai' }, 'badUsername'],
    [{ username: '' }, 'badUsername'],
    [{ password: 'chín chữ ' }, 'tooShort'],
    [{ password: 'ế'.normalize('NFD').repeat(5) }, 'tooShort'],
    [{ password: 'a'.repeat(12) }, 'sameCharacter'],
    [{ username: 'maitran', password: 'MaiTran2026!' }, 'holdsUsername'],
    [{ password: 'ab'.repeat(101) }, 'tooLong'],
  ])('refuses %j: %s', async (over, why) => {
    expect(await administration.addStaff({ ...mai, ...over })).toEqual({ kind: 'refused', why });
    expect(await stored()).toBeUndefined();
  });

  it('takes ten characters, and a short name inside the password', async () => {
    expect(await administration.addStaff({ ...mai, password: 'hoa mai nở' })).toEqual({ kind: 'added' });
  });
});

describe('an account of another ward', () => {
  it('does not exist for whoever asks through a ward that it does not belong to', async () => {
    await administration.addStaff(mai);
    const elsewhere = { officeId: BINH_MINH, username: 'mai' };
    const unknown = { kind: 'refused', why: 'unknown' };
    expect(await administration.disableStaff(elsewhere)).toEqual(unknown);
    expect(await administration.enableStaff(elsewhere)).toEqual(unknown);
    expect(await administration.setPassword({ ...elsewhere, password: mai.password })).toEqual(unknown);
    expect(await administration.disableStaff({ ...whom, username: 'không có' })).toEqual(unknown);
    expect((await stored())?.disabled).toBe(false);
  });
});

describe('disabling', () => {
  it('ends the log-ins of the account and may be repeated', async () => {
    await administration.addStaff(mai);
    clock.advance(1000);
    expect(await administration.disableStaff(whom)).toEqual({ kind: 'changed' });
    expect(await administration.disableStaff(whom)).toEqual({ kind: 'already' });
    expect(await stored()).toMatchObject({ disabled: true, sessionsValidFrom: clock.now() });
  });

  it('is undone by enabling, which does not bring old log-ins back', async () => {
    await administration.addStaff(mai);
    await administration.disableStaff(whom);
    clock.advance(1000);
    expect(await administration.enableStaff(whom)).toEqual({ kind: 'changed' });
    expect(await administration.enableStaff(whom)).toEqual({ kind: 'already' });
    expect(await stored()).toMatchObject({ disabled: false, sessionsValidFrom: clock.now() });
  });
});

describe('a new password', () => {
  it('replaces the old one and ends the log-ins under it', async () => {
    await administration.addStaff(mai);
    clock.advance(1000);
    const change = { ...whom, password: 'chợ Long Hoa sáng sớm' };
    expect(await administration.setPassword(change)).toEqual({ kind: 'changed' });
    expect(await stored()).toMatchObject({
      passwordHash: `quick:${change.password}`,
      sessionsValidFrom: clock.now(),
    });
  });

  it('is to be replaced by the person when it is only a temporary one', async () => {
    await administration.addStaff({ ...mai, isTemporary: true });
    expect((await stored())?.mustChangePassword).toBe(true);
    await administration.setPassword({ ...whom, password: 'chợ Long Hoa sáng sớm' });
    expect((await stored())?.mustChangePassword).toBe(false);
    await administration.setPassword({ ...whom, password: mai.password, isTemporary: true });
    expect((await stored())?.mustChangePassword).toBe(true);
  });

  it('that is the old one changes nothing', async () => {
    await administration.addStaff(mai);
    const before = await stored();
    clock.advance(1000);
    expect(await administration.setPassword({ ...whom, password: mai.password })).toEqual({
      kind: 'already',
    });
    expect(await stored()).toEqual(before);
  });

  it('that is weak is refused', async () => {
    await administration.addStaff(mai);
    const outcome = await administration.setPassword({ ...whom, password: 'ngắn' });
    expect(outcome).toEqual({ kind: 'refused', why: 'tooShort' });
  });
});
