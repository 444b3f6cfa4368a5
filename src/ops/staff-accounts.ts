import { StaffRole } from '../console/staff/staff.js';
import type { AddStaffOutcome, ChangeStaffOutcome } from '../console/staff/staff-administration.js';
import { CommandInvalid } from '../errors/command-invalid.js';
import { OfficeId } from '../ids.js';
import type { Command, CommandInput } from './commands.js';

/** Gives somebody an account; says so when it exists already. */
export const addStaff: Command = async ({ staff }, input) => {
  const { officeId, username } = readWhom(input);
  const role = StaffRole.safeParse(input.options.role);
  const displayName = input.options.name;
  if (!role.success) throw new CommandInvalid(`--role must be one of ${StaffRole.options.join(', ')}`);
  if (!displayName) throw new CommandInvalid('--name is missing');
  const account = {
    officeIds: [officeId],
    username,
    displayName,
    role: role.data,
    isTemporary: isTemporary(input),
  };
  return report(username, await staff.addStaff({ ...account, password: await readPassword(input) }));
};

export const disableStaff: Command = async ({ staff }, input) => {
  const whom = readWhom(input);
  return report(whom.username, await staff.disableStaff(whom));
};

export const enableStaff: Command = async ({ staff }, input) => {
  const whom = readWhom(input);
  return report(whom.username, await staff.enableStaff(whom));
};

export const changePassword: Command = async ({ staff }, input) => {
  const whom = readWhom(input);
  return report(
    whom.username,
    await staff.setPassword({
      ...whom,
      password: await readPassword(input),
      isTemporary: isTemporary(input),
    }),
  );
};

/** What the operator makes up the person has to replace, unless it is said to last. */
const isTemporary = ({ flags }: CommandInput): boolean => !flags.has('lasting');

function report(username: string, outcome: AddStaffOutcome | ChangeStaffOutcome): string[] {
  switch (outcome.kind) {
    case 'added':
      return [`account ${username} is there now`];
    case 'changed':
      return [`account ${username} is changed`];
    case 'already':
      return [`account ${username} is like that already`];
    case 'refused':
      throw new CommandInvalid(`account ${username}: ${REASONS[outcome.why]}`);
  }
}

const REASONS: Record<Extract<AddStaffOutcome | ChangeStaffOutcome, { kind: 'refused' }>['why'], string> = {
  taken: 'another person has this name',
  unknownOffice: 'no such office in the offices file',
  badUsername: 'a user name has 2 to 40 small letters, digits, dots, dashes or underscores',
  unknown: 'no such account in this office',
  tooShort: 'the password is too short, at least 10 characters',
  tooLong: 'the password is too long',
  holdsUsername: 'the password must not contain the user name',
  sameCharacter: 'the password is one character repeated',
};

function readWhom({ options }: CommandInput): { officeId: OfficeId; username: string } {
  const officeId = OfficeId.safeParse(options.office);
  const username = options.user;
  if (!officeId.success) throw new CommandInvalid('--office must be the id of an office');
  if (!username) throw new CommandInvalid('--user is missing');
  return { officeId: officeId.data, username };
}

/** Without the line break that a terminal or `echo` appends. */
const readPassword = async ({ readStdin }: CommandInput): Promise<string> =>
  (await readStdin()).replace(/\r?\n$/, '');
