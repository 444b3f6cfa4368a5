import { measureMix } from './notice-mix.js';
import { measureReplies } from './notice-replies.js';
import {
  LIFTED_PER_MINUTE,
  type NoticeWorld,
  openNoticeWorld,
  releaseNotice,
  untilNotice,
} from './notice-world.js';
import { startStubPlatform } from './stub-platform.js';
import { pause } from './system.js';

/**
 * npm run bench -- notices: one worker plans and sends a notice to few and to many, the platform taking everything at
 * once, and plans one to many more; then at a package's limit for three minutes; then beside citizens who chat, and to 50,000 of whom many cannot be reached. `replies` and `mix` measure one of these alone.
 */
const SIZES = [5_000, 50_000];
/** Only planned: whether it takes more memory than a third of it. */
const MANY_MORE = 150_000;
const PACKAGE_PER_MINUTE = 2_000;
const SETTLING_MS = 5_000;
const AT_THE_LIMIT_MS = 180_000;

let arrived = 0;
const platform = await startStubPlatform(() => {
  arrived += 1;
});
const open = (citizens: number, perMinute: number): Promise<NoticeWorld> =>
  openNoticeWorld({ platformUrl: platform.url, citizens, perMinute });

const show = (value: number, digits = 1) => value.toFixed(digits).replace('.', ',');

async function measure(citizens: number): Promise<number> {
  const world = await open(citizens, LIFTED_PER_MINUTE);
  arrived = 0;
  await releaseNotice(world);
  const idle = world.system.usage();
  const { seconds: planned, mostMiB } = await watchPlanning(world);
  const sent = await untilNotice(world, 'done');
  const end = world.system.usage();
  const cpuMs = (end.cpuMs - idle.cpuMs) / citizens;
  const memory = [idle.rssMiB, mostMiB, end.rssMiB].map((one) => show(one, 0));
  const row = [
    citizens,
    arrived,
    show(planned),
    ...memory,
    show((citizens / sent) * 1_000, 0),
    show(cpuMs, 2),
  ];
  console.log(`| ${row.join(' | ')} |`);
  await world.close();
  return cpuMs;
}

const SAMPLE_MS = 100;

/** Seconds until a released notice is planned, and the most memory that its worker held meanwhile, garbage and all. */
async function watchPlanning(world: NoticeWorld): Promise<{ seconds: number; mostMiB: number }> {
  let mostMiB = 0;
  const look = () => {
    mostMiB = Math.max(mostMiB, world.system.usage().rssMiB);
  };
  const timer = setInterval(look, SAMPLE_MS);
  const ms = await untilNotice(world, 'scheduled', 'sending', 'done');
  clearInterval(timer);
  look();
  return { seconds: ms / 1_000, mostMiB };
}

async function measureMany(): Promise<void> {
  const world = await open(MANY_MORE, LIFTED_PER_MINUTE);
  await releaseNotice(world);
  const { seconds, mostMiB } = await watchPlanning(world);
  console.log(`\n${MANY_MORE} are planned in ${show(seconds)} s, with ${show(mostMiB, 0)} MiB at most.`);
  await world.close();
}

async function measureSizes(): Promise<void> {
  console.log(
    '| citizens | arrived | planned s | RSS MiB idle | most while planning | at the end | sent/s | CPU ms each |',
  );
  console.log(`|${'---|'.repeat(8)}`);
  const costs: number[] = [];
  for (const size of SIZES) costs.push(await measure(size));
  const ratio = show((costs[1] ?? 0) / (costs[0] ?? 1), 2);
  console.log(`\nCost for each at ${SIZES[1]}: ${ratio} times that at ${SIZES[0]}.`);
}

async function measureLimit(): Promise<void> {
  const world = await open(PACKAGE_PER_MINUTE * 5, PACKAGE_PER_MINUTE);
  await releaseNotice(world);
  await untilNotice(world, 'sending');
  await pause(SETTLING_MS);
  const [before, began] = [arrived, performance.now()];
  await pause(AT_THE_LIMIT_MS);
  const perMinute = ((arrived - before) / (performance.now() - began)) * 60_000;
  const share = show((perMinute / PACKAGE_PER_MINUTE) * 100);
  console.log(`\nAt a limit of ${PACKAGE_PER_MINUTE} a minute: ${show(perMinute)} a minute, ${share} %.`);
  await world.close();
}

async function measureBeside(): Promise<void> {
  const { idle, beside, fullestMinute, notices } = await measureReplies();
  const row = (name: string, { turns, p50, p95 }: typeof idle) =>
    `| ${name} | ${turns} | ${show(p50)} | ${show(p95)} |`;
  console.log('\n| 200 citizens | turns | p50 ms | p95 ms |');
  console.log(`|${'---|'.repeat(4)}`);
  console.log([row('alone', idle), row('beside a notice', beside)].join('\n'));
  console.log(
    `\np95 beside: ${show(beside.p95 / idle.p95, 2)} times that alone, ${show(notices, 0)} of the notice a minute;`,
  );
  console.log(`the platform's fullest minute: ${fullestMinute} calls of ${PACKAGE_PER_MINUTE}.`);
}

async function showMix(): Promise<void> {
  const { rows, open, twice, ends } = await measureMix();
  console.log('\n| end, reason, way | citizens |\n|---|---|');
  for (const { end, count } of ends.toSorted((a, b) => b.count - a.count))
    console.log(`| ${end} | ${count} |`);
  console.log(`\n${rows} rows, ${open} without an end, ${twice} citizens who got it twice.`);
}

const one = ['replies', 'mix'].find((name) => process.argv.includes(name));
if (one === undefined) {
  await measureSizes();
  await measureMany();
  await measureLimit();
}
if (one !== 'mix') await measureBeside();
if (one !== 'replies') await showMix();
await platform.close();
process.exit(0);
