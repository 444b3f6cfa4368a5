// Stands in for the launcher: starts two processes that would run for ever, says their numbers, and waits.
import { createProcessGroup, STOP_ORDER } from '../../../scripts/processes/process-group.js';

const [folder = ''] = process.argv.slice(2);
const processes = createProcessGroup({ run: `${folder}/run`, logs: `${folder}/logs` }, 500);
const forever = [process.execPath, '-e', 'setInterval(() => undefined, 1000)'] as const;
const stubborn = [
  process.execPath,
  '-e',
  "process.on('SIGTERM', () => 0); setInterval(() => 0, 1000)",
] as const;
const store = await processes.start({ name: 'store', command: forever, order: STOP_ORDER.store });
const app = await processes.start({ name: 'app', command: stubborn, order: STOP_ORDER.application });
console.log(JSON.stringify([store.pid, app.pid]));
