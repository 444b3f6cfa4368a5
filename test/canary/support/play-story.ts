import type { CitizenHandle } from '../../../simulator/citizens/citizen-handle.js';
import { photoOfCard } from '../../support/card-photo.js';
import { type ClerkAtWork, logInClerk } from '../../support/clerk-at-work.js';
import { type Answers, fillForm } from '../../support/fill-form.js';
import { conversationIdOf, messageRowsOf, untilAllIsDone } from '../../support/outcomes.js';
import { runOperator } from '../../support/run-operator.js';
import { spoilWaitingEvent } from '../../support/spoil-event.js';
import { CLERK } from '../../support/start-product.js';
import { APP_ID, OAS } from '../../support/test-settings.js';
import { until } from '../../support/until.js';
import { CANARIES } from './canaries.js';
import { addressesIn, type Piece, readFolder } from './read-everything.js';
import type { WatchedProduct } from './watched-product.js';

/** What was to be seen from outside while the story went on. */
export type Story = {
  conversationId: string;
  /** the dossier's page with everything revealed, as the clerk sees it */
  desk: string;
  openedFile: string;
  /** the folder of the data while MongoDB was away */
  spooled: Piece[];
  addresses: string[];
  metrics: string;
  deadLetters: string;
  /** answers to requests that were no good */
  refusals: Piece[];
};

const HELP = 'mỗi lần một câu';
const aPdf = () => Buffer.from(`%PDF-1.4\n1 0 obj\n${CANARIES.fileContent}\nendobj\n%%EOF`);

/** What the citizen answers; the rest is as usual. */
const ANSWERS: Answers = [
  [/họ, chữ đệm, tên của mình/, sendCard],
  [/Giới tính/, 'Nữ'],
  [/Số điện thoại/, '0386 271 459'],
  [/email/, CANARIES.email],
  [/Trước đây đăng ký ở/, CANARIES.freeText],
  [/nhận kết quả bằng cách nào/, 'bưu chính'],
  [/Gửi về địa chỉ nào/, CANARIES.address],
  [/Nếu còn giấy cũ, ông\/bà gửi ảnh/, sendFiles],
];

/** Name and number are not typed but read off a photo of the card. */
async function sendCard(citizen: CitizenHandle): Promise<void> {
  const { name, identityNumber: number, address } = CANARIES;
  await citizen.sendPhoto(await photoOfCard({ number, name, birth: '01011990', sex: 'Nữ', address }));
  await citizen.waitFor('Em đọc được thẻ này');
  await citizen.tap('Đúng');
}

/** A file that is refused, and one that is kept. */
async function sendFiles(citizen: CitizenHandle): Promise<void> {
  await citizen.sendPhoto(Buffer.from(CANARIES.fileContent), { name: CANARIES.fileName });
  await citizen.waitFor('không phải ảnh hay tệp PDF');
  await citizen.sendFile(aPdf(), CANARIES.fileName);
  await citizen.waitFor('✓ Đã nhận 1/1');
  await citizen.tap('Xong');
}

/** Plays it from the first word to the worst failure. */
export async function playStory(product: WatchedProduct): Promise<Story> {
  const oaId = OAS[0]?.oaId ?? '';
  const citizen = product.simulator.citizen(oaId, '2468458835297310001', { name: CANARIES.name });
  const code = await file(product, citizen);
  const clerk = await logInClerk(product.webUrl, CLERK);
  const seen = await workAtTheDesk(product, { clerk, citizen, code });
  const talk = await talkToPerson(product, { clerk, citizen });
  await askForOwnData(product, citizen);
  await loseMessages(product, citizen);
  const spooled = await takeMongoAway(product, citizen);
  const refusals = await sendNonsense(product, citizen);
  const deadLetters = await poison(product, citizen);
  const metrics = await Promise.all([product.web, product.worker].map(metricsOf));
  const calls = product.simulator.traffic().filter(({ kind }) => kind !== 'webhook');
  return {
    conversationId: conversationIdOf(citizen),
    ...seen,
    desk: seen.desk + talk.page,
    addresses: [...seen.addresses, ...talk.addresses, ...calls.map(({ request }) => request.url)],
    spooled,
    metrics: metrics.join('\n'),
    deadLetters,
    refusals,
  };
}

async function file({ simulator, database }: WatchedProduct, citizen: CitizenHandle): Promise<string> {
  await citizen.say(CANARIES.smallTalk);
  await citizen.waitFor(/./);
  simulator.faults.inject({ kind: 'timeoutButDone', userId: citizen.userId });
  await citizen.say('trích lục khai sinh');
  const receipt = await fillForm(citizen, ANSWERS);
  await citizen.tap('Ghi nhớ');
  await citizen.waitFor('Em đã ghi nhớ');
  await untilAllIsDone(database);
  return /000\S+-\d{4}/.exec(receipt)?.[0] ?? '';
}

type Desk = { clerk: ClerkAtWork; citizen: CitizenHandle; code: string };

/** The clerk looks for the dossier, looks at everything, asks for more and gets it. */
async function workAtTheDesk({ webUrl }: WatchedProduct, { clerk, citizen, code }: Desk) {
  const { visitor } = clerk;
  for (const mistaken of [CANARIES.name, CANARIES.phone]) await clerk.find(mistaken);
  await clerk.act(code, 'askSupplement', CANARIES.clerkNote);
  await citizen.waitFor(CANARIES.clerkNote);
  await citizen.say(CANARIES.supplement);
  await citizen.waitFor(CANARIES.supplement);
  await citizen.sendFile(aPdf(), CANARIES.fileName);
  await citizen.waitFor('✓ Đã nhận 1/1');
  await citizen.tap('Gửi bổ sung');
  await citizen.waitFor('Phường đã nhận phần bổ sung');

  const address = (await clerk.find(code)) ?? '';
  const page = await visitor.get(address);
  await visitor.post(`${address}/preview`, { action: 'finish', version: '9', note: CANARIES.clerkNote });
  const copied = await visitor.post(`${address}/copies`);
  const addresses = [`/console${address}`, ...addressesIn(page.text)];
  const fileAddress = addresses.find((one) => one.includes('/attachments/')) ?? '';
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const openedFile = await (await fetch(webUrl + fileAddress, { headers: { cookie } })).text();
  return { desk: page.text + copied.text, openedFile, addresses };
}

/** The citizen asks for a person and is answered; resolves with the clerk's page and the addresses on it. */
async function talkToPerson(
  { database }: WatchedProduct,
  { clerk: { visitor }, citizen }: Pick<Desk, 'clerk' | 'citizen'>,
): Promise<{ page: string; addresses: string[] }> {
  await citizen.say('gặp cán bộ');
  await citizen.waitFor('em đã báo cán bộ');
  await citizen.say(CANARIES.toClerk);
  await citizen.sendFile(aPdf(), CANARIES.fileName);
  await untilAllIsDone(database);
  const address = `/offices/ninh-thanh/talks/${conversationIdOf(citizen)}`;
  const reply = { action: 'reply', heard: '9', replyId: 'canary', text: CANARIES.clerkReply };
  await visitor.post(`${address}/actions`, reply);
  await citizen.waitFor(CANARIES.clerkReply);
  const { text: page } = await visitor.get(address);
  await visitor.post(`${address}/actions`, { ...reply, action: 'close' });
  await citizen.waitFor('Em lại giúp ông/bà');
  return { page, addresses: [`/console${address}`, ...addressesIn(page)] };
}

/** A request in the citizen's own words, and the file with everything. */
async function askForOwnData({ database }: WatchedProduct, citizen: CitizenHandle): Promise<void> {
  await citizen.say('xin sửa hồ sơ');
  await citizen.waitFor('chỗ nào sai');
  await citizen.say(`${CANARIES.freeText} ${CANARIES.identityNumber}`);
  await citizen.waitFor('Em gửi cán bộ lời này');
  await citizen.tap('Gửi yêu cầu');
  await citizen.waitFor('Phường đã nhận yêu cầu sửa');
  await citizen.say('dữ liệu của tôi');
  await citizen.waitFor('phường đang giữ của ông/bà');
  const sent = async () =>
    (await database.collection('outgoingFiles').countDocuments({ state: 'erased' })) === 1;
  await until(sent, 'the file is sent and erased');
}

/** The platform refuses a message for good; what it said goes nowhere. */
async function loseMessages({ simulator, database }: WatchedProduct, citizen: CitizenHandle): Promise<void> {
  simulator.faults.inject({ kind: 'error', code: -201, userId: citizen.userId });
  await citizen.say(CANARIES.smallTalk);
  const failed = async () => (await messageRowsOf(database, citizen)).some((row) => row.state === 'failed');
  await until(failed, 'a message has failed');
}

async function takeMongoAway(product: WatchedProduct, citizen: CitizenHandle): Promise<Piece[]> {
  product.lines.mongo.cut();
  await citizen.say(CANARIES.freeText);
  const spooled = await readFolder(product.env.DATA_DIR ?? '');
  await until(() => product.web.output().includes('record-away'), 'the web process has noticed');
  product.lines.mongo.mend();
  await until(() => product.web.output().includes('spool-replayed'), 'the spool is replayed');
  await citizen.waitFor(/./);
  await untilAllIsDone(product.database);
  return spooled;
}

/** Requests that are no good: damaged, forged, or not what they say. */
async function sendNonsense(
  { webUrl, simulator }: WatchedProduct,
  { oaId, userId }: CitizenHandle,
): Promise<Piece[]> {
  const said = {
    app_id: APP_ID,
    recipient: { id: oaId },
    message: { msg_id: 'm1', text: Object.values(CANARIES).join(' ') },
  };
  const signed = [
    { ...said, event_name: 'user_send_text', sender: { id: { name: CANARIES.name } } },
    { ...said, event_name: 'user_sang_song', sender: { id: userId } },
    {
      ...said,
      event_name: 'user_submit_info',
      sender: { id: userId },
      info: { name: CANARIES.name, phone: CANARIES.phone },
    },
  ];
  for (const event of signed) await simulator.postEvent(oaId, userId, event);
  const body = JSON.stringify({
    ...said,
    event_name: 'user_send_text',
    sender: { id: userId },
    timestamp: '1',
  });
  const json = { 'content-type': 'application/json' };
  const forged = { ...json, 'x-zevent-signature': `mac=${'0'.repeat(64)}` };
  const requests: [string, RequestInit][] = [
    ['broken JSON', { body: body.slice(0, -9), headers: forged }],
    ['forged', { body, headers: forged }],
    ['unsigned', { body, headers: json }],
    ['text', { body, headers: { 'content-type': 'text/plain' } }],
    ['too long', { body: body + CANARIES.name.repeat(60_000), headers: forged }],
  ];
  return Promise.all(
    requests.map(async ([where, init]) => {
      const response = await fetch(`${webUrl}/webhooks/zalo`, { method: 'POST', ...init });
      return {
        where,
        text: `${response.status} ${await response.text()} ${JSON.stringify([...response.headers])}`,
      };
    }),
  );
}

/** Something that cannot be handled; resolves with what the operator reads of it. */
async function poison(product: WatchedProduct, citizen: CitizenHandle): Promise<string> {
  await untilAllIsDone(product.database);
  await product.worker.stop();
  await citizen.say(CANARIES.freeText);
  const eventId = await spoilWaitingEvent(product.database, citizen);
  await product.worker.start();
  const dead = { _id: eventId, state: 'dead' };
  const rows = product.database.collection<{ _id: string; state: string }>('inbox');
  await until(async () => (await rows.countDocuments(dead)) === 1, 'it is a dead letter');
  await citizen.say('trợ giúp');
  await citizen.waitFor(HELP);
  return runOperator(product.env, 'dead-letters');
}

const metricsOf = async ({ port }: { port: number }): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
