import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Enough to know a process again: its number alone may have been given to another one since. */
export type ProcessIdentity = { readonly pid: number; readonly bornAt: string };

/** The identity of a running process, or undefined when there is none with this number. */
export function findIdentity(pid: number): ProcessIdentity | undefined {
  const bornAt = process.platform === 'linux' ? bornOnLinux(pid) : bornElsewhere(pid);
  return bornAt === undefined ? undefined : { pid, bornAt };
}

/** False for a process that ended, for a zombie, and for a later process that was given the same number. */
export function isRunning(identity: ProcessIdentity): boolean {
  return findIdentity(identity.pid)?.bornAt === identity.bornAt;
}

function bornOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold blanks; the state follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function bornElsewhere(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
