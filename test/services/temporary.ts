import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProcessGroup, type ProcessGroup } from '../../scripts/processes/process-group.js';
import { typeScriptCommand } from '../../scripts/processes/type-script-command.js';
import type { ServiceNeeds } from '../../scripts/services/service.js';

export type Temporary = {
  readonly folder: string;
  readonly processes: ProcessGroup;
  /** what a way needs, with everything in this folder and an empty environment */
  needs(env?: Record<string, string | undefined>): ServiceNeeds;
  /** a folder for PATH with one program of this name that runs a TypeScript file of test/services/stand-ins */
  pathWith(program: string, standIn: string): string;
  remove(): Promise<void>;
};

/** A folder and a process group of one test file's own. */
export function createTemporary(): Temporary {
  const folder = mkdtempSync(join(tmpdir(), 'mcc-test-'));
  const processes = createProcessGroup({ run: `${folder}/run`, logs: `${folder}/logs` });
  return {
    folder,
    processes,
    needs: (env = {}) => ({
      processes,
      dataFolder: folder,
      instance: 'demo',
      durable: false,
      env,
      say: () => undefined,
    }),
    pathWith(program, standIn) {
      const bin = join(folder, `bin-${program}`);
      mkdirSync(bin, { recursive: true });
      const command = typeScriptCommand(`test/services/stand-ins/${standIn}`).map((word) => `'${word}'`);
      writeFileSync(join(bin, program), `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`);
      chmodSync(join(bin, program), 0o755);
      return bin;
    },
    async remove() {
      await processes.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
