import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { anyFreePort } from '../scripts/services/free-port.js';
import { read } from './bench-env.js';
import { runClosedLoop } from './closed-loop.js';
import { type Figures, toTable } from './figures.js';
import { APP_ID, OA_ID, OA_SECRET, prepareProduct, productEnvironment } from './product.js';
import { createReplyCounter } from './reply-counter.js';
import { startStubPlatform } from './stub-platform.js';
import { type Program, startSystem } from './system.js';
import { prepareTalk } from './talk.js';
import { createWebhookSender } from './webhook-sender.js';

/** npm run bench: the product beside a bare baseline, in one run, on one machine, on the same Redis and MongoDB. */
const CITIZENS = [1, 50, 500];
const SYSTEMS = ['baseline', 'product'] as const;
type SystemName = (typeof SYSTEMS)[number];
type Kind = 'webhooks' | 'turns';

const redisUrl = read('BENCH_REDIS_URL');
const redis = new Redis(redisUrl);
const replies = createReplyCounter();
const platform = await startStubPlatform(replies.arrived);
const talk = prepareTalk('templates');
let runs = 0;

async function measure(name: SystemName, kind: Kind, citizens: number): Promise<Figures> {
  await redis.flushall(); // nudges that no worker took belong to the run before
  const uri = new URL(read('BENCH_MONGODB_URI'));
  uri.pathname = `/bench_${process.pid}_${++runs}`;
  const [port, workerPort] = [await anyFreePort(), await anyFreePort()];
  const env = productEnvironment({
    port,
    workerPort,
    mongodbUri: uri.href,
    redisUrl,
    platformUrl: platform.url,
  });
  if (name === 'product') await prepareProduct(env);
  const ports = kind === 'turns' ? [port, workerPort] : [port];
  const system = await startSystem(programsOf(name, kind, env), () => areReady(ports));
  const send = createWebhookSender({ port, appId: APP_ID, oaId: OA_ID, oaSecret: OA_SECRET });
  const userOf = (citizen: number) => `${runs}${String(citizen).padStart(6, '0')}`;
  const act =
    kind === 'webhooks'
      ? (citizen: number) => send(userOf(citizen), 'xin chào')
      : (citizen: number, turn: number) => oneTurn(userOf(citizen), turn);

  async function oneTurn(user: string, turn: number): Promise<void> {
    const { text, replies: expected } = talk[turn % talk.length] ?? { text: 'menu', replies: 1 };
    const answered = replies.wait(user, name === 'baseline' ? 1 : expected);
    await send(user, text);
    await answered;
  }

  const figures = await runClosedLoop(citizens, system, act);
  await system.stop();
  const connection = await mongoose.createConnection(uri.href).asPromise();
  await connection.dropDatabase();
  await connection.close();
  console.error(`${kind} ${citizens} ${name}: ${Math.round(figures.perSecond)}/s, ${figures.count} counted`);
  return figures;
}

async function areReady(ports: number[]): Promise<boolean> {
  const answers = await Promise.all(ports.map((one) => fetch(`http://127.0.0.1:${one}/readyz`)));
  return answers.every((answer) => answer.ok);
}

function programsOf(name: SystemName, kind: Kind, env: Record<string, string>): Program[] {
  const roles = kind === 'webhooks' ? ['web'] : ['web', 'worker'];
  return roles.map((role) => ({
    name: `${name} ${role}`,
    args:
      name === 'product'
        ? ['--import', 'tsx', 'src/main.ts', role]
        : ['--import', 'tsx', `bench/baseline/${role}.ts`],
    env: { ...env, BENCH_OA_SECRET: OA_SECRET },
  }));
}

async function compare(kind: Kind) {
  const rows: { citizens: number; baseline: Figures; product: Figures }[] = [];
  for (const citizens of CITIZENS) {
    const baseline = await measure('baseline', kind, citizens);
    rows.push({ citizens, baseline, product: await measure('product', kind, citizens) });
  }
  return rows;
}

const webhooks = await compare('webhooks');
const turns = await compare('turns');
await platform.close();
const perThousand = turns.map(({ citizens, baseline, product }) => {
  const [b, p] = [baseline, product].map((f) => `${Math.round(f.rssMiB)} MiB, ${f.cpuMs.toFixed(2)} s CPU`);
  return `- ${citizens} citizens: baseline ${b}; product ${p} per 1,000 turns`;
});
const report = [
  `Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}; load, platform stub, Redis and MongoDB on the same cores.`,
  '',
  toTable('(a) Accepted webhooks', 'webhook', webhooks),
  '',
  toTable('(b) Whole turns (message in, reply accepted by the platform)', 'turn', turns),
  '',
  '### (c) Memory and CPU per 1,000 turns',
  '',
  ...perThousand,
].join('\n');
console.log(report);
const out = process.argv[process.argv.indexOf('--write') + 1];
if (process.argv.includes('--write') && out) writeFileSync(out, `${report}\n`);
process.exit(0);
