// The measurement on stores of its own, as durable as in production. Started by bench.mjs.
import { typeScriptCommand } from './processes/type-script-command.js';
import { runForeground } from './run-foreground.js';
import { withStores } from './services/with-stores.js';

const { BENCH_REDIS_URL, BENCH_MONGODB_URI } = process.env;

/** `counter` measures the clerk's side, `notices` a notice to many, `followers` the reading of an account's followers, anything else the way of a message. */
const [first, ...others] = process.argv.slice(2);
const PROGRAMS = new Map([
  ['counter', 'bench/counter.ts'],
  ['notices', 'bench/notices.ts'],
  ['followers', 'bench/followers.ts'],
]);
const named = PROGRAMS.get(first ?? '');
const [program, args]: [string, string[]] =
  named === undefined ? ['bench/main.ts', process.argv.slice(2)] : [named, others];

process.exitCode = await withStores(
  { kind: 'bench', given: { redisUrl: BENCH_REDIS_URL, mongoUri: BENCH_MONGODB_URI } },
  ({ redisUrl, mongoUri }) =>
    runForeground(typeScriptCommand(program, ...args), {
      ...process.env,
      BENCH_REDIS_URL: redisUrl,
      BENCH_MONGODB_URI: mongoUri,
    }),
);
