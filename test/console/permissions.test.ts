import { describe, expect, it } from '@jest/globals';
import { mayDo, Permission } from '../../src/console/staff/permissions.js';
import { StaffRole } from '../../src/console/staff/staff.js';

/** Written down a second time on purpose: whoever widens a role has to say so twice. */
const AS_AGREED = `
                    clerk head official administrator volunteer
readDossiers        yes   yes  yes      yes           -
reveal              yes   yes  yes      -             -
act                 yes   yes  -        -             -
talk                yes   yes  -        -             -
assist              yes   yes  -        -             yes
answerDataRequests  -     yes  -        yes           -
assign              -     yes  -        -             -
sign                -     yes  yes      -             -
notify              -     yes  yes      -             -
releaseNotices      -     -    yes      -             -
readReports         -     yes  yes      yes           -
manageStaff         -     -    -        yes           -
readAudit           -     yes  -        yes           -
`;

describe('who may do what', () => {
  const [head = [], ...lines] = AS_AGREED.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

  it('is agreed for every role and every permission', () => {
    expect(new Set(head)).toEqual(new Set(StaffRole.options));
    expect(new Set(lines.map(([permission]) => permission))).toEqual(new Set(Permission.options));
  });

  it.each(lines)('is as agreed for %s', (permission, ...marks) => {
    const granted = head.map((role) => mayDo(StaffRole.parse(role), Permission.parse(permission)));
    expect(granted).toEqual(marks.map((mark) => mark === 'yes'));
  });
});
