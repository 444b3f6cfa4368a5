import { type ProcessGroup, type RunningProcess, STOP_ORDER } from '../processes/process-group.js';
import { typeScriptCommand } from '../processes/type-script-command.js';
import { waitUntilReady } from '../services/wait-until.js';

const READY_WITHIN_MS = 60_000;

type Application = {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** the address that answers 200 once it can work */
  readonly readyUrl: string;
};

/** Starts one of our own processes and waits until it can work. Throws with its last words when it cannot. */
export async function runApplication(processes: ProcessGroup, app: Application): Promise<RunningProcess> {
  const running = await processes.start({
    name: app.name,
    command: typeScriptCommand(app.file, ...(app.args ?? [])),
    order: STOP_ORDER.application,
    env: { ...process.env, ...app.env },
  });
  await waitUntilReady(running, () => answersOk(app.readyUrl), READY_WITHIN_MS);
  return running;
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
