// Runs beside a launcher and outlives it by a moment: when the launcher ends in any way, even by kill -9,
// its end of our standard input closes, and we stop what its ledger still names.
import { openProcessLedger } from './process-ledger.js';
import { stopLedger } from './stop-processes.js';

const [folder = '', graceMs = ''] = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdin.resume();
process.stdin.on('close', () => void stopLedger(openProcessLedger(folder), Number(graceMs)));
