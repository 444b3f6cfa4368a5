import { describe, expect, it } from '@jest/globals';
import type { Operator } from '../../src/composition/compose-operator.js';
import type { ChainReport } from '../../src/console/audit/check-chain.js';
import { AuditChainBroken } from '../../src/errors/audit-chain-broken.js';
import { CommandInvalid } from '../../src/errors/command-invalid.js';
import { checkAudit } from '../../src/ops/audit-check.js';
import { anOffice } from '../dossiers/desk.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';

const HASH = 'h'.repeat(43);
const holds: ChainReport = { entries: 2, first: 1, last: { seq: 2, hash: HASH }, faults: [] };

/** Runs the command where the log of the second office is in this state; what was asked of each office comes with it. */
async function run(second: ChainReport, ...args: string[]) {
  const asked: unknown[] = [];
  const operator = {
    offices: { all: [anOffice(NINH_THANH), anOffice(BINH_MINH)] },
    async checkAuditOf(officeId: string, noted: unknown) {
      asked.push([officeId, noted]);
      return officeId === BINH_MINH ? second : holds;
    },
  } as unknown as Operator;
  const input = { args, options: {}, flags: new Set<string>(), readStdin: async () => '' };
  return { lines: await checkAudit(operator, input), asked };
}

describe('the check of the audit logs', () => {
  it('says of each office that its log holds, and what to note', async () => {
    const { lines } = await run({ entries: 0, faults: [] });
    expect(lines).toEqual([
      `ninh-thanh  holds  2 entries, 1 to 2; note: ninh-thanh=2:${HASH}`,
      'binh-minh  holds  no entry yet',
    ]);
  });

  it('hands on what was noted at an earlier check', async () => {
    const { asked } = await run(holds, `binh-minh=7:${HASH}`);
    expect(asked).toEqual([
      ['ninh-thanh', undefined],
      ['binh-minh', expect.objectContaining({ seq: 7, hash: HASH })],
    ]);
  });

  it('fails with the entries that are not as written', async () => {
    const broken = run({ ...holds, faults: [{ seq: 2, kind: 'altered' }] });
    await expect(broken).rejects.toThrow(AuditChainBroken);
    await expect(broken).rejects.toThrow(/binh-minh {2}BROKEN.*\n {2}entry 2: altered/);
  });

  it('names at most twenty of them', async () => {
    const faults = Array.from({ length: 25 }, (_, n) => ({ seq: n + 1, kind: 'gap' as const }));
    await expect(run({ ...holds, faults })).rejects.toThrow(/entry 20: gap\n {2}and 5 more/);
  });

  it.each(['ninh-thanh', 'ninh-thanh=2', `khong-co=2:${HASH}`])('refuses %s', async (noted) => {
    await expect(run(holds, noted)).rejects.toThrow(CommandInvalid);
  });
});
