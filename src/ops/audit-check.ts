import { z } from 'zod';
import type { ChainReport } from '../console/audit/check-chain.js';
import { AuditChainBroken } from '../errors/audit-chain-broken.js';
import { CommandInvalid } from '../errors/command-invalid.js';
import type { Office } from '../offices/office.js';
import type { Command } from './commands.js';

const FAULTS_SHOWN = 20;

/** `<office>=<number>:<hash>`, as an earlier check printed it. */
const Noted = z
  .string()
  .regex(/^[a-z0-9-]+=\d+:[\w-]{43}$/)
  .transform((text) => {
    const [office = '', seq = '', hash = ''] = text.split(/[=:]/);
    return { office, seq: Number(seq), hash };
  });

/**
 * Checks the audit log of every office and prints what each ends with, to be noted where nobody of this system can reach
 * it. What was noted at an earlier check is compared. Fails with the numbers of the entries that are not as written.
 */
export const checkAudit: Command = async ({ offices, checkAuditOf }, { args }) => {
  const noted = args.map((arg) => {
    const parsed = Noted.safeParse(arg);
    if (!parsed.success) throw new CommandInvalid(`not <office>=<number>:<hash>: ${arg}`);
    if (offices.all.some(({ id }) => id === parsed.data.office)) return parsed.data;
    throw new CommandInvalid(`no such office in the offices file: ${parsed.data.office}`);
  });
  const reports: { office: Office; report: ChainReport }[] = [];
  for (const office of offices.all) {
    const own = noted.find((one) => one.office === office.id);
    reports.push({ office, report: await checkAuditOf(office.id, own) });
  }
  const lines = reports.flatMap(({ office, report }) => toLines(office, report));
  if (reports.some(({ report }) => report.faults.length > 0)) throw new AuditChainBroken(lines.join('\n'));
  return lines;
};

function toLines({ id }: Office, { entries, first, last, faults }: ChainReport): string[] {
  const head = last
    ? `${entries} entries, ${first} to ${last.seq}; note: ${id}=${last.seq}:${last.hash}`
    : 'no entry yet';
  const shown = faults.slice(0, FAULTS_SHOWN).map(({ seq, kind }) => `  entry ${seq}: ${kind}`);
  const more = faults.length > FAULTS_SHOWN ? [`  and ${faults.length - FAULTS_SHOWN} more`] : [];
  return [`${id}  ${faults.length === 0 ? 'holds' : 'BROKEN'}  ${head}`, ...shown, ...more];
}
