import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { createCipher } from '../src/adapters/crypto/create-cipher.js';
import { createMongoDossierStore } from '../src/adapters/mongo/create-mongo-dossier-store.js';
import { type DossierRow, toDossierRow } from '../src/adapters/mongo/dossier-row.js';
import { ensureDossierIndexes } from '../src/adapters/mongo/ensure-dossier-indexes.js';
import type { DossierStore } from '../src/dossiers/dossier-store.js';
import { countOwners, countWorklists, listDossiers } from '../src/dossiers/read-dossiers.js';
import { toSearch } from '../src/dossiers/search-keys.js';
import { WORKLIST_NAMES } from '../src/dossiers/worklists.js';
import { read } from './bench-env.js';
import { percentile } from './figures.js';
import { inventDossier, OFFICE } from './invent-dossier.js';

/**
 * npm run bench -- counter: how long a clerk waits for worklists, search and a dossier at one office with few and with
 * many dossiers, a tenth of them open; on the same database, in one run, as a ratio.
 */
const SIZES = [1_000, 100_000];
const BATCH = 1_000;
const RUNS = 40;
const NOW = Date.UTC(2026, 10, 26, 3);

const cipher = createCipher({ keys: [{ id: 'bench', key: randomBytes(32) }], indexKey: randomBytes(32) });

type Deed = { name: string; does(store: DossierStore): Promise<unknown> };

const DEEDS: Deed[] = [
  ...WORKLIST_NAMES.map((worklist) => ({
    name: `worklist ${worklist}`,
    does: (store: DossierStore) =>
      Promise.all([
        countWorklists(store, { officeId: OFFICE, owner: { whose: 'all' }, now: NOW }),
        worklist !== 'closed' &&
          countOwners(store, { officeId: OFFICE, worklist, username: 'clerk-1', now: NOW }),
        listDossiers(store, {
          officeId: OFFICE,
          worklist,
          owner: { whose: 'all' },
          page: 1,
          rows: 50,
          now: NOW,
        }),
      ]),
  })),
  {
    name: 'worklist mine',
    does: (store) =>
      listDossiers(store, {
        ...{ officeId: OFFICE, worklist: 'processing', page: 1, rows: 50, now: NOW },
        owner: { whose: 'clerk', username: 'clerk-1' },
      }),
  },
  { name: 'search by name', does: (store) => store.search(OFFICE, toSearch('lan nguyen'), 50) },
  { name: 'search by number', does: (store) => store.search(OFFICE, toSearch('072190000500'), 50) },
  { name: 'dossier', does: (store) => store.find('d-500') },
];

async function measure(connection: Connection, size: number): Promise<Map<string, [number, number]>> {
  await connection.dropDatabase();
  await ensureDossierIndexes(connection);
  const rows = connection.collection<DossierRow>('dossiers');
  for (let from = 0; from < size; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => inventDossier(from + i, NOW));
    await rows.insertMany(batch.map((dossier) => toDossierRow(cipher, dossier, NOW)));
  }
  const store = createMongoDossierStore({ connection, cipher, now: () => NOW });
  const figures = new Map<string, [number, number]>();
  for (const { name, does } of DEEDS) {
    await does(store);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const began = performance.now();
      await does(store);
      times.push(performance.now() - began);
    }
    figures.set(name, [percentile(times, 0.5), percentile(times, 0.95)]);
  }
  return figures;
}

const connection = await mongoose
  .createConnection(read('BENCH_MONGODB_URI'), { dbName: 'bench-counter' })
  .asPromise();
const measured: Map<string, [number, number]>[] = [];
for (const size of SIZES) measured.push(await measure(connection, size));
await connection.dropDatabase();
await connection.close();

const ms = (value = Number.NaN) => value.toFixed(1).replace('.', ',');
console.log(`| | ${SIZES.map((size) => `p50 ms at ${size} | p95 ms`).join(' | ')} | ratio p50 |`);
console.log(`|---|${SIZES.map(() => '---|---|').join('')}---|`);
for (const { name } of DEEDS) {
  const [few = [], many = []] = measured.map((figures) => figures.get(name) ?? []);
  const ratio = ((many[0] ?? 0) / (few[0] ?? 1)).toFixed(2).replace('.', ',');
  console.log(`| ${name} | ${ms(few[0])} | ${ms(few[1])} | ${ms(many[0])} | ${ms(many[1])} | ${ratio} |`);
}
