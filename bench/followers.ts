import { createServer } from 'node:http';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { z } from 'zod';
import { ensureContactIndexes } from '../src/adapters/mongo/create-mongo-contact-store.js';
import { createMongoFollowerNotes } from '../src/adapters/mongo/create-mongo-follower-notes.js';
import { createMongoFollowerWalks } from '../src/adapters/mongo/create-mongo-follower-walks.js';
import { createZaloFollowerSource } from '../src/adapters/zalo/create-zalo-follower-source.js';
import { createZaloHttp } from '../src/adapters/zalo/create-zalo-http.js';
import { addDays, toPlainDate } from '../src/calendar/plain-date.js';
import { OaId } from '../src/ids.js';
import { walkFollowers } from '../src/notices/walk-followers.js';
import { Office } from '../src/offices/office.js';
import { read } from './bench-env.js';

/**
 * npm run bench -- followers: the followers of an account are read twice, over HTTP into MongoDB, as fast as a look lets
 * pages through; how long the package would stretch it is computed from the pages.
 */
const FOLLOWERS = 50_000;
const DAYS = 500;
const PACKAGES = [100, 2_000];
const SHARE = 0.2;
const TAGS = ['họp dân', 'hưu trí'];
const OA = OaId.parse('900');
const TODAY = toPlainDate(Date.now());

const people = Array.from({ length: FOLLOWERS }, (_, n) => ({
  user_id: `60${String(n).padStart(17, '0')}`,
  day: addDays(TODAY, -(n % DAYS)).replaceAll('-', '_'),
  tag: n % 50 === 0 ? TAGS[(n / 50) % TAGS.length] : undefined,
}));
const Query = z.object({
  offset: z.int(),
  count: z.int(),
  last_interaction_period: z.string().optional(),
  tag_name: z.string().optional(),
});

/** What the platform would answer. */
function answer(url: URL): unknown {
  if (!url.pathname.endsWith('getlist')) return TAGS;
  const query = Query.parse(JSON.parse(url.searchParams.get('data') ?? ''));
  const [from = '', to = '9'] = query.last_interaction_period?.split(':') ?? [];
  const wanted = people.filter(
    ({ day, tag }) => day >= from && day <= to && (query.tag_name === undefined || tag === query.tag_name),
  );
  const users = wanted.slice(query.offset, query.offset + query.count).map(({ user_id }) => ({ user_id }));
  return { total: wanted.length, count: users.length, offset: query.offset, users };
}

let answering = 0;
const platform = createServer((req, res) => {
  const before = process.cpuUsage();
  const body = JSON.stringify({ data: answer(new URL(req.url ?? '', 'http://x')), error: 0 });
  const { user, system } = process.cpuUsage(before);
  answering += (user + system) / 1_000;
  res.setHeader('content-type', 'application/json').end(body);
});
const port = await new Promise<number>((resolve) => {
  platform.listen(0, '127.0.0.1', () =>
    resolve(z.object({ port: z.number() }).parse(platform.address()).port),
  );
});

const uri = new URL(read('BENCH_MONGODB_URI'));
uri.pathname = `/bench_followers_${process.pid}`;
const connection = await mongoose.createConnection(uri.href).asPromise();
await ensureContactIndexes(connection);
let at = Date.now();
const now = () => at;
const base = `http://127.0.0.1:${port}`;
const token = { kind: 'token', value: 'x', revision: 1 } as const;
const walks = createMongoFollowerWalks({ connection });
const deps = {
  source: createZaloFollowerSource({
    ...{
      http: createZaloHttp({ timeoutMs: 5_000 }),
      apiBase: base,
      businessBase: base,
      timeoutMs: 5_000,
      now,
    },
    limiter: { take: async () => ({ ok: true }), pause: () => undefined },
    tokens: {
      current: async () => token,
      renew: async () => token,
      refreshDue: async () => undefined,
      idle: async () => undefined,
    },
    onSignal: () => undefined,
  }),
  ...{ walks, now, notes: createMongoFollowerNotes({ connection }) },
  isSending: async () => false,
  log: pino({ level: 'silent' }),
};
const office = Office.parse({
  ...{ id: 'bench', name: 'phường', centreName: 'Trung tâm', address: 'Số 1', phone: '0', hoursText: 'giờ' },
  ...{ oaId: OA, dossierUnit: '000.00.01.H53', hours: {}, ratePerMinute: 2_000 },
});

async function readAll(): Promise<void> {
  answering = 0;
  const began = performance.now();
  const idle = process.cpuUsage();
  const rss = process.memoryUsage().rss;
  let pages = 0;
  do {
    at += 60_000;
    pages += await walkFollowers(deps, office);
  } while ((await walks.find(OA))?.endedAt === null);
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(idle);
  const cpuMs = ((user + system) / 1_000 - answering) / pages;
  const contacts = await connection.collection('contacts').countDocuments({ following: true });
  const stretched = PACKAGES.map((perMinute) => `${Math.ceil(pages / (perMinute * SHARE))} min`).join(' / ');
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  console.log(
    `| ${contacts} | ${pages} | ${seconds.toFixed(1)} | ${cpuMs.toFixed(1)} | ${mib(rss)} → ${mib(process.memoryUsage().rss)} | ${stretched} |`,
  );
}

console.log('| followers | pages | seconds | CPU ms a page | RSS MiB | at 100 / 2,000 calls a minute |');
console.log(`|${'---|'.repeat(6)}`);
await readAll();
at += 86_400_000;
await readAll();
await connection.dropDatabase();
await connection.close();
platform.close();
process.exit(0);
