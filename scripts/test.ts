// The suite on throw-away stores. Started by test.mjs, which has installed what is missing.
import { projectFolder } from './processes/type-script-command.js';
import { findChromium } from './services/find-chromium.js';
import { instanceFolder, throwAwayInstance } from './services/instance-data.js';
import { withStores } from './services/with-stores.js';
import { startSuite } from './test/start-suite.js';

const { TEST_REDIS_URL, TEST_MONGODB_URI, NODE_OPTIONS = '' } = process.env;

/** What the files of tests of this run make once for all of them; thrown away with its stores. */
const ownFolder = (name: string) =>
  instanceFolder({ dataFolder: `${projectFolder}/.data`, instance: throwAwayInstance('test') }, name);

const suite = startSuite(process.argv.slice(2), {
  ...process.env,
  NODE_ENV: 'test',
  NODE_OPTIONS: `${NODE_OPTIONS} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
  TEST_BUILD: ownFolder('product'),
  TEST_TEMPLATES: `${ownFolder('templates')}/loaded.json`,
});
try {
  process.exitCode = await withStores(
    { kind: 'test', given: { redisUrl: TEST_REDIS_URL, mongoUri: TEST_MONGODB_URI } },
    async ({ redisUrl, mongoUri }) =>
      suite.finish({
        TEST_REDIS_URL: redisUrl,
        TEST_MONGODB_URI: mongoUri,
        CHROMIUM_PATH: await findChromium(process.env, console.log),
      }),
  );
} finally {
  suite.close();
}
