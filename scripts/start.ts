// npm start while developing: brings up whatever is missing and runs the product with the simulator.
// Started by start.mjs, which has installed the packages.
import { bringUp } from './launch/bring-up.js';
import { AlreadyRunning, type LaunchLock, takeLaunchLock } from './launch/launch-lock.js';
import { createProgress } from './launch/progress.js';
import { untilToldToStop } from './launch/until-told-to-stop.js';
import { createProcessGroup } from './processes/process-group.js';
import { stopOrphans } from './processes/stop-processes.js';
import { projectFolder } from './processes/type-script-command.js';
import { describeEnd } from './services/wait-until.js';

const dataFolder = `${projectFolder}/.data`;

/** Runs until somebody or something ends it; answers the exit code. */
async function launch(lock: LaunchLock): Promise<number> {
  const toldToStop = untilToldToStop();
  const left = await stopOrphans(`${dataFolder}/run`);
  if (left > 0) console.log(`Stopped ${left} processes that a killed start had left behind.`);
  const processes = createProcessGroup({ run: `${dataFolder}/run`, logs: `${dataFolder}/logs` });
  const context = { processes, progress: createProgress(console.log), dataFolder, env: process.env };
  try {
    console.log('Starting Một Cửa Chat');
    const up = bringUp(context);
    // When a stop comes first nobody waits for this one any more, and its failure is no news.
    up.catch(() => undefined);
    const addresses = await Promise.race([up, toldToStop]);
    if (typeof addresses === 'string') return sayStopping(addresses);
    lock.publish(addresses);
    console.log(`\n${addresses.join('\n')}\n\nLogs are in .data/logs. Ctrl-C stops everything.`);
    const died = processes.untilOneEnds();
    const end = await Promise.race([died, toldToStop]);
    if (typeof end === 'string') return sayStopping(end);
    console.error(`\n${await describeEnd(end)}\n\nStopping everything.`);
    return 1;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await processes.stop();
    lock.release();
  }
}

function sayStopping(reason: string): number {
  console.log(`\nStopping everything (${reason})`);
  return 0;
}

function takeLock(): LaunchLock | undefined {
  try {
    return takeLaunchLock(dataFolder);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    console.error(`It is running already, as process ${error.pid}:`);
    console.error(error.addresses.join('\n') || 'it is still starting');
    return undefined;
  }
}

const lock = takeLock();
process.exit(lock === undefined ? 1 : await launch(lock));
