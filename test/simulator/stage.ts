import { createSimulator, type SimulatorOptions } from '../../simulator/create-simulator.js';
import type { Simulator } from '../../simulator/simulator.js';
import { type Answer, callApi, type EchoBot, startBot, textTo } from './echo-bot.js';

/** Monday 2026-11-23, 09:00 in Viet Nam. */
export const morning = Date.parse('2026-11-23T09:00:00+07:00');
export const appId = '1234567890123456789';
export const appSecret = 'app-secret-demo';
export const oaSecret = 'oa-secret-demo';
export const business = '388613280878808645';
export const agency = '388613280878808646';
export const userId = '2468458835296197922';

export const templates: SimulatorOptions['templates'] = [
  { templateId: 't-due', text: 'Chào <name>, mã <code>', params: { name: 30, code: 30 } },
  { templateId: 't-promo', text: 'Tin <name>', params: { name: 30 }, tag: 3 },
  { templateId: 't-old', text: 'Cũ', createdOn: '2025-12-09' },
  { templateId: 't-waits', text: 'Chờ duyệt', status: 'PENDING_REVIEW' },
  {
    templateId: 't-power',
    name: 'Báo lịch cắt điện',
    title: 'Lịch cắt điện <place>',
    text: 'Kính báo ông/bà <name>.',
    rows: [{ key: 'Thời gian', value: '<time>' }],
    buttons: [{ title: 'Gọi bộ phận Một cửa', type: 'oa.open.phone', content: '02763000000' }],
    params: { name: { max: 30, type: 'NAME' }, place: 80, time: 20 },
    tag: 2,
    priceUid: 150,
    pricePhone: 200,
  },
];

export type Stage = {
  sim: Simulator;
  bot: EchoBot;
  /** Calls the API as the business OA. */
  call(path: string, body?: unknown, oaId?: string): Promise<Answer>;
  /** Sends a message body by /message/cs to the one citizen. */
  cs(message: unknown): Promise<Answer>;
  close(): Promise<void>;
};

const defaults = {
  appId,
  appSecret,
  oas: [
    { oaId: business, name: 'UBND phường Ninh Thạnh', oaSecret },
    { oaId: agency, name: 'UBND phường Hiệp Ninh', oaSecret, oaType: 4 },
  ],
  templates,
  now: () => morning,
} satisfies Partial<SimulatorOptions>;

/** A simulator with a business OA and a state agency on a clock that stands still, an echo bot as the product, and a citizen who wrote. */
export async function setStage(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const tokens = new Map<string, { value: string; until: number }>();
  const bot = await startBot({ appId, oaSecret }, (user, said) =>
    call('/v3.0/oa/message/cs', textTo(user, said)),
  );
  bot.echoes = false;
  const sim = createSimulator({ ...defaults, webhookUrl: bot.url, ...options });
  await sim.listen();
  const getToken = (oaId: string) => {
    const known = tokens.get(oaId);
    if (known !== undefined && known.until > sim.clock.now()) return known.value;
    const value = sim.mintTokens(oaId).access_token;
    tokens.set(oaId, { value, until: sim.clock.now() + hours(25) });
    return value;
  };
  const call = (path: string, body?: unknown, oaId = business) => callApi(sim, path, getToken(oaId), body);
  await sim.citizen(business, userId).say('xin chào');
  await sim.citizen(agency, userId).say('xin chào');
  const recipient = { user_id: userId };
  return {
    sim,
    bot,
    call,
    cs: (message) => call('/v3.0/oa/message/cs', { recipient, message }),
    async close() {
      await sim.close();
      await bot.close();
    },
  };
}

/** Sets a stage for one test alone and clears it away however the test ends; a server left open would keep jest waiting. */
export async function onStage(
  options: Partial<SimulatorOptions>,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const stage = await setStage(options);
  await play(stage).finally(stage.close);
}

export const query = (data: unknown) => `?data=${encodeURIComponent(JSON.stringify(data))}`;
export const hours = (count: number) => count * 3_600_000;
