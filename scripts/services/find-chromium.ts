import { existsSync } from 'node:fs';
import { findDebianUnfit } from './debian/debian-host.js';
import { runTool } from './debian/run-tool.js';
import { findProgram } from './find-program.js';
import { ServiceUnavailable } from './service.js';

/** Debian's browser without a window: opens a page a third faster, and brings no desktop with it. */
const HEADLESS = 'chromium-headless-shell';
const NAMES = [HEADLESS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const ADVICE =
  'The browser tests need Chromium or Google Chrome: install one (Debian: apt-get install chromium-headless-shell fonts-noto-core), or set CHROMIUM_PATH to its program.';

type Env = Readonly<Record<string, string | undefined>>;

/** The path of a Chromium: configured, on PATH, or installed now from Debian. Throws `ServiceUnavailable` with advice. */
export async function findChromium(env: Env, say: (line: string) => void): Promise<string> {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new ServiceUnavailable('CHROMIUM_PATH names a file that is not there');
  }
  const present = findPresent(env);
  if (present !== undefined) return present;
  const unfit = findDebianUnfit();
  if (unfit !== undefined) throw new ServiceUnavailable(`No Chromium here, and ${unfit}. ${ADVICE}`);
  say(`installing ${HEADLESS} from Debian (once)`);
  await installFromDebian();
  const installed = findPresent({ PATH: '/usr/bin' });
  if (installed === undefined)
    throw new ServiceUnavailable(`Debian's ${HEADLESS} did not install. ${ADVICE}`);
  return installed;
}

function findPresent(env: Env): string | undefined {
  return findProgram(NAMES, env.PATH) ?? (existsSync(MAC) ? MAC : undefined);
}

async function installFromDebian(): Promise<void> {
  try {
    await runTool('apt-get', ['update', '--quiet']);
    const packages = [HEADLESS, 'fonts-noto-core'];
    await runTool('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', ...packages]);
  } catch (error) {
    throw new ServiceUnavailable(
      `${HEADLESS} could not be installed: ${(error as Error).message}\n${ADVICE}`,
    );
  }
}
