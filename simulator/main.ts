import { readFileSync } from 'node:fs';
import { settleNeighbours } from './citizens/settle-neighbours.js';
import { SimulatorConfig } from './config.js';
import { createSimulator } from './create-simulator.js';

const defaultPort = 8090;
const citizensAtFirst = 2;

/** Runs the simulator of `SIM_CONFIG` on `SIM_PORT` (and `SIM_HOST`) until it is told to stop. */
async function main(): Promise<void> {
  const { SIM_CONFIG, SIM_PORT = String(defaultPort), SIM_HOST = '127.0.0.1' } = process.env;
  if (SIM_CONFIG === undefined) throw new Error('SIM_CONFIG must be the path of the JSON configuration');
  const config = SimulatorConfig.parse(JSON.parse(readFileSync(SIM_CONFIG, 'utf8')));
  const simulator = createSimulator(config);
  simulator.listenLive(({ type, data }) => {
    if (type !== 'refusal') return;
    const { path, code, reason } = data as { path: string; code: number; reason: string };
    console.error(`simulator REFUSED ${path}: ${code}, ${reason}`);
  });
  for (const { oaId } of config.oas) simulator.inviteCitizens(oaId, citizensAtFirst);
  const url = await simulator.listen(Number(SIM_PORT), SIM_HOST);
  console.log(`simulator listens at ${url}`);
  for (const { oaId, neighbours } of config.oas) if (neighbours) void settleNeighbours(simulator, oaId);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main();
