import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { beginForm, fillForm } from '../support/fill-form.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { runOperator } from '../support/run-operator.js';
import { LOST_KEY, spoilWaitingEvent } from '../support/spoil-event.js';
import { type Product, startProduct } from '../support/start-product.js';
import { openStoreLines, type StoreLines } from '../support/store-lines.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';

const NINH_THANH = OAS[0]?.oaId ?? '';
const MENU = /cần làm gì ạ/;
const HELP = /mỗi lần một câu/;

let product: Product;
let lines: StoreLines;
let born = 0;

beforeAll(async () => {
  lines = await openStoreLines();
  product = await startProduct({ redisDb: 9, over: { LOG_LEVEL: 'silent' }, change: lines.reroute });
});
afterAll(async () => {
  lines.mongo.mend();
  lines.redis.mend();
  await product?.stop();
  await lines.close();
});

const aCitizen = () => product.simulator.citizen(NINH_THANH, `24684588352965${10_000 + born++}`);

/** The platform's tries to deliver what this citizen did. */
const triesOf = ({ userId }: CitizenHandle) =>
  product.simulator
    .deliveries()
    .filter((delivery) => delivery.userId === userId && delivery.eventName === 'user_send_text')
    .flatMap(({ attempts }) => attempts);

const spooled = async (): Promise<number> => {
  const metrics = await (await fetch(`${product.webUrl}/metrics`)).text();
  return Number(/^mcc_spooled_total (\d+)/m.exec(metrics)?.[1] ?? 0);
};

describe('the webhook on a quiet day', () => {
  it('answers at once', async () => {
    const citizen = aCitizen();
    for (let n = 0; n < 20; n++) await citizen.say('trợ giúp');
    await untilAllIsDone(product.database);
    const times = triesOf(citizen)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
    const median = times[times.length / 2] ?? Number.NaN;
    process.stdout.write(`webhook answered in ${median} ms at the median, ${times.at(-1)} ms at most\n`);
    expect(median).toBeLessThan(250);
    await expectEveryMessageOnce(product.database, citizen);
  });
});

describe('while MongoDB is away', () => {
  it.each(['cut', 'freeze'] as const)(
    'takes what citizens say within two seconds, and answers each thing once when it is back (%s)',
    async (how) => {
      const citizen = aCitizen();
      await citizen.say('xin chào');
      await citizen.waitFor(MENU);
      await untilAllIsDone(product.database);
      const before = await spooled();
      lines.mongo[how]();
      for (const text of ['trợ giúp', 'gặp cán bộ', 'menu']) await citizen.say(text);
      lines.mongo.mend();
      await citizen.waitFor(MENU);
      await untilAllIsDone(product.database);
      expect((await spooled()) - before).toBeGreaterThanOrEqual(3);
      for (const tried of triesOf(citizen)) expect(tried).toMatchObject({ outcome: 'answered', status: 200 });
      expect(Math.max(...triesOf(citizen).map(({ ms }) => ms))).toBeLessThan(2_000);
      const heard = citizen.messages().filter(({ from }) => from === 'oa');
      expect(heard).toHaveLength(4);
      expect(heard[1]?.text).toMatch(HELP);
      expect(heard[2]?.text).toMatch(/em đã báo cán bộ/);
      await expectEveryMessageOnce(product.database, citizen);
    },
  );
});

describe('while Redis is away', () => {
  it('goes on talking by the sweeper, and at its usual pace afterwards', async () => {
    const citizen = aCitizen();
    lines.redis.cut();
    await citizen.say('xin chào');
    await citizen.waitFor(MENU);
    lines.redis.mend();
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
    const other = aCitizen();
    await other.say('trích lục khai sinh');
    expect(await fillForm(other)).toContain('Mã hồ sơ');
  });
});

describe('while nobody handles anything for long', () => {
  it('what was typed blind is answered by one message, and only what is sure is noted', async () => {
    const citizen = aCitizen();
    await beginForm(citizen);
    await untilAllIsDone(product.database);
    await product.stopWorkers();
    const before = citizen.messages().filter(({ from }) => from === 'oa').length;
    const since = Date.now();
    for (const text of ['cá nhân', 'alo', 'sao không trả lời vậy', 'cá nhân']) await citizen.say(text);
    await until(() => Date.now() - since > 1_500, 'they have waited for long');
    await product.addWorker({ CATCH_UP_AFTER_SECONDS: '1' });
    await citizen.waitFor(/Hệ thống vừa trở lại[\s\S]*từ câu 2\/\d+/);
    await untilAllIsDone(product.database);
    const heard = citizen.messages().filter(({ from }) => from === 'oa');
    expect(heard).toHaveLength(before + 1);
    expect(heard.at(-1)?.text).toContain('✓ Người yêu cầu là: Cá nhân');
    expect(heard.at(-1)?.text).toContain('viết thêm 1 tin');
    await expectEveryMessageOnce(product.database, citizen);
    await product.stopWorkers();
    await product.addWorker();
  });
});

describe('an event that cannot be handled', () => {
  it('stands among the dead letters, blocks nobody, and is handled when the cause is gone', async () => {
    const citizen = aCitizen();
    await product.stopWorkers();
    await citizen.say('trợ giúp');
    const eventId = await spoilWaitingEvent(product.database, citizen);
    await citizen.say('xin chào');
    await product.addWorker();
    await citizen.waitFor(MENU);
    const listed = await runOperator(product.env, 'dead-letters');
    expect(listed).toMatch(new RegExp(`^event +${eventId} +said .* unreadable`, 'm'));
    expect(listed).not.toMatch(/trợ giúp/);
    expect(citizen.messages().filter(({ text }) => HELP.test(text ?? ''))).toEqual([]);

    await product.stopWorkers();
    await product.addWorker({ ENCRYPTION_KEYS: `${product.env.ENCRYPTION_KEYS},${LOST_KEY}` });
    expect(await runOperator(product.env, 'replay', eventId)).toContain('waits again');
    await citizen.waitFor(HELP);
    await untilAllIsDone(product.database);
    expect(await runOperator(product.env, 'dead-letters')).toBe('no dead letters');
    await expect(runOperator(product.env, 'replay', eventId)).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
    });
    await expectEveryMessageOnce(product.database, citizen);
  });
});

describe('several workers', () => {
  it('make one dossier of each form and say everything once, when webhooks come twice and out of order', async () => {
    await product.addWorker();
    product.simulator.chaos.set({ copies: 2, reorder: 3 });
    const citizens = Array.from({ length: 6 }, aCitizen);
    try {
      const receipts = await Promise.all(
        citizens.map(async (citizen) => {
          await citizen.say('trích lục khai sinh');
          return fillForm(citizen);
        }),
      );
      await untilAllIsDone(product.database);
      const ids = citizens.map(conversationIdOf);
      const filed = { conversationId: { $in: ids } };
      const dossiers = await product.database.collection('dossiers').find(filed).toArray();
      expect(dossiers).toHaveLength(ids.length);
      expect(new Set(dossiers.map((dossier) => dossier.conversationId))).toEqual(new Set(ids));
      const codes = receipts.map((receipt) => /000\S+-\d{4}/.exec(receipt)?.[0]);
      expect(new Set(codes)).toEqual(new Set(dossiers.map((dossier) => dossier.code)));
      for (const citizen of citizens) await expectEveryMessageOnce(product.database, citizen);
    } finally {
      product.simulator.chaos.set({ copies: 1, reorder: 1 });
    }
  });

  it('hand over in the middle of a talk when they are stopped', async () => {
    const citizen = aCitizen();
    await citizen.say('xin chào');
    await citizen.waitFor(MENU);
    await citizen.say('trợ giúp');
    await product.stopWorkers();
    for (const text of ['gặp cán bộ', 'menu']) await citizen.say(text);
    const row = await product.database
      .collection<{ _id: string; sender: unknown }>('conversations')
      .findOne({ _id: conversationIdOf(citizen) });
    expect(row).toMatchObject({ sender: null });
    await product.addWorker();
    await citizen.waitFor(MENU);
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
    expect(citizen.messages().filter(({ from }) => from === 'oa')).toHaveLength(4);
  });
});

it('ends with nothing that the platform refused', () => {
  expect(product.simulator.refusals()).toEqual([]);
});
