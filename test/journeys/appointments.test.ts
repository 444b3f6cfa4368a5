import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logInClerk } from '../support/clerk-at-work.js';
import { fillForm } from '../support/fill-form.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { CLERK, type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { marriage } from './filings/marriage.js';

const [NINH_THANH = ''] = OAS.map(({ oaId }) => oaId);
const WHEN = /đến lúc nào|đến ký lúc nào/;

let product: Product;
let born = 0;

beforeAll(async () => {
  product = await startProduct({ redisDb: 15, over: { LOG_LEVEL: 'silent' } });
});
afterAll(() => product?.stop());

type Citizen = ReturnType<Product['simulator']['citizen']>;
const aCitizen = (): Citizen => product.simulator.citizen(NINH_THANH, `24684588352969${10_000 + born++}`);

/** A couple before the question when they come; one place an hour at this desk. */
async function aCoupleChoosing(): Promise<Citizen> {
  const citizen = aCitizen();
  await citizen.say(marriage.words);
  const stop = new Error('here');
  const here = async () => {
    throw stop;
  };
  await fillForm(citizen, [[WHEN, here], ...marriage.answers]).catch((error: unknown) => {
    if (error !== stop) throw error;
  });
  return citizen;
}

/** Which weekday that is depends on the day of the run; a whole day is far enough ahead. */
async function chooseDay(citizen: Citizen, line: number): Promise<void> {
  await citizen.say(String(line));
  await citizen.waitFor(/buổi sáng hay buổi chiều/);
}

const places = () => product.database.collection('appointmentPlaces').find({}).toArray();
const submit = async (citizen: Citizen) => {
  await citizen.tap('Nộp hồ sơ');
  await citizen.waitFor(/Lời cam đoan/);
  await citizen.tap('Đồng ý cam đoan và nộp');
  await citizen.waitFor(/Mã hồ sơ: /);
  return (
    /000\.00\.0\d\.H53-\d{6}-\d{4}/.exec(
      citizen
        .messages()
        .map(({ text = '' }) => text)
        .join(' '),
    )?.[0] ?? ''
  );
};

describe('the last place of an hour', () => {
  it('goes to one of two couples who want it at the same moment; the other is told so and chooses again', async () => {
    const couples = await Promise.all([aCoupleChoosing(), aCoupleChoosing()]);
    await Promise.all(couples.map((citizen) => chooseDay(citizen, 5)));
    await Promise.all(couples.map((citizen) => citizen.say('9 giờ')));
    const answers = await Promise.all(
      couples.map(async (citizen) => {
        await citizen.waitFor(/Mời ông\/bà xem lại|vừa có người đặt trước/);
        return citizen
          .replies()
          .map(({ text = '' }) => text)
          .join('\n');
      }),
    );
    const late = couples[answers.findIndex((text) => text.includes('vừa có người đặt trước'))];
    const first = couples.find((citizen) => citizen !== late);
    expect(answers.filter((text) => text.includes('Mời ông/bà xem lại'))).toHaveLength(1);
    if (!first || !late) throw new Error('one of them must be first');

    await late.say('10 giờ');
    await late.waitFor(/✓ .*: 10 giờ/);
    const codes = [await submit(first), await submit(late)];
    const rows = await product.database
      .collection('dossiers')
      .find({ code: { $in: codes } })
      .toArray();
    expect(new Set(rows.map((row) => row.appointment.at)).size).toBe(2);
    expect((await places()).every((row) => row.booked)).toBe(true);
    expect(await places()).toHaveLength(2);
    for (const citizen of couples) await expectEveryMessageOnce(product.database, citizen);
  });

  it('is given back with a draft that is given up, and somebody else can have it', async () => {
    const [couple, other] = await Promise.all([aCoupleChoosing(), aCoupleChoosing()]);
    await chooseDay(couple, 6);
    await couple.say('9 giờ');
    await couple.waitFor(/Mời ông\/bà xem lại/);
    await couple.say('hủy');
    await couple.waitFor(/Hủy tờ khai|muốn hủy/);
    await couple.tap('Hủy tờ khai');
    await couple.waitFor(/đã hủy và xóa/);
    await untilAllIsDone(product.database);
    await chooseDay(other, 6);
    await other.say('9 giờ');
    await other.waitFor(/✓ .*: 9 giờ/);
  });
});

describe('a booked hour', () => {
  it('is changed and cancelled in the chat, and the clerk sees each', async () => {
    const citizen = await aCoupleChoosing();
    await chooseDay(citizen, 7);
    await citizen.say('9 giờ');
    await citizen.waitFor(/Mời ông\/bà xem lại/);
    const code = await submit(citizen);
    const clerk = await logInClerk(product.webUrl, CLERK);
    const page = async () => (await clerk.visitor.get((await clerk.find(code)) ?? '')).text;
    expect(await page()).toMatch(/Lịch hẹn<\/dt><dd>\d{2}\/\d{2}\/\d{4} 09:00/);

    await citizen.say('đổi lịch hẹn');
    await citizen.waitFor(/Hiện hẹn: 9 giờ/);
    await chooseDay(citizen, 7);
    await citizen.say('14 giờ');
    await citizen.waitFor(/Mời ông\/bà đến phường lúc 14 giờ/);
    expect(await page()).toMatch(/Lịch hẹn<\/dt><dd>\d{2}\/\d{2}\/\d{4} 14:00/);

    await citizen.say('hủy lịch hẹn');
    await citizen.waitFor(/đang hẹn lúc 14 giờ/);
    await citizen.tap('Hủy lịch hẹn');
    await citizen.waitFor(/Đã hủy lịch hẹn/);
    expect(await page()).toMatch(/chưa có giờ hẹn/);
    const mine = { conversationId: conversationIdOf(citizen) };
    await expect(product.database.collection('appointmentPlaces').countDocuments(mine)).resolves.toBe(0);
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });
});
