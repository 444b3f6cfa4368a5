// The measurement on stores of its own, as durable as in production. Started by bench.mjs.
import { typeScriptCommand } from './processes/type-script-command.js';
import { runForeground } from './run-foreground.js';
import { withStores } from './services/with-stores.js';

const { BENCH_REDIS_URL, BENCH_MONGODB_URI } = process.env;

/** `counter` measures the clerk's side, anything else the way of a message. */
const [first, ...others] = process.argv.slice(2);
const [program, args]: [string, string[]] =
  first === 'counter' ? ['bench/counter.ts', others] : ['bench/main.ts', process.argv.slice(2)];

process.exitCode = await withStores(
  { kind: 'bench', given: { redisUrl: BENCH_REDIS_URL, mongoUri: BENCH_MONGODB_URI } },
  ({ redisUrl, mongoUri }) =>
    runForeground(typeScriptCommand(program, ...args), {
      ...process.env,
      BENCH_REDIS_URL: redisUrl,
      BENCH_MONGODB_URI: mongoUri,
    }),
);
