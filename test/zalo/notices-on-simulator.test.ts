import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import sharp from 'sharp';
import { createZaloArticleBroadcaster } from '../../src/adapters/zalo/create-zalo-article-broadcaster.js';
import { createZaloFollowerSource } from '../../src/adapters/zalo/create-zalo-follower-source.js';
import { createZaloHttp } from '../../src/adapters/zalo/create-zalo-http.js';
import { createZaloMessenger } from '../../src/adapters/zalo/create-zalo-messenger.js';
import { createZaloPlatformQuotas } from '../../src/adapters/zalo/create-zalo-platform-quotas.js';
import { createZaloTemplateMessenger } from '../../src/adapters/zalo/create-zalo-template-messenger.js';
import { CitizenId, OaId, toConversationId } from '../../src/ids.js';
import { walkFollowers } from '../../src/notices/walk-followers.js';
import type { AccessTokens } from '../../src/zalo-account/access-tokens.js';
import { createFakeContactStore } from '../fakes/create-fake-contact-store.js';
import { createFakeFollowerWalks } from '../fakes/create-fake-follower-walks.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { anOffice } from '../notices/notice-world.js';
import { aFile } from '../replies/outgoing-files-contract.js';
import {
  agency,
  appId,
  business,
  hours,
  oaSecret,
  type Stage,
  setStage,
  userId,
} from '../simulator/stage.js';
import {
  createFakeLedger,
  createFakeLimiter,
  createMemoryTransportStore,
  createSignals,
} from './fakes/universe.js';

const OA = OaId.parse(business);
const AGENCY = OaId.parse(agency);
const AN = CitizenId.parse(userId);
const power = {
  templateId: 't-power',
  data: { name: 'Bà Bình', place: 'khu phố 3', time: '07:00 – 11:00' },
};

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

/** The ports of notices over real HTTP, with whatever tokens the simulator gives. */
function openPorts({ sim }: Stage) {
  const pairs = new Map<OaId, string>();
  const tokens: AccessTokens = {
    current: async (oaId) => {
      const value = pairs.get(oaId) ?? sim.mintTokens(oaId).access_token;
      pairs.set(oaId, value);
      return { kind: 'token', value, revision: 1 };
    },
    async renew(oaId) {
      pairs.delete(oaId);
      return tokens.current(oaId);
    },
    refreshDue: async () => undefined,
    idle: async () => undefined,
  };
  const files = createFakeOutgoingFiles({ now: sim.clock.now });
  const timeoutMs = 2_000;
  const deps = {
    http: createZaloHttp({ timeoutMs }),
    ...{ apiBase: sim.url, businessBase: sim.url, timeoutMs, tokens },
    transports: createMemoryTransportStore(),
    limiter: createFakeLimiter(),
    now: sim.clock.now,
    onSignal: createSignals().onSignal,
    ledger: createFakeLedger(),
  };
  return {
    templates: createZaloTemplateMessenger(deps),
    articles: createZaloArticleBroadcaster(deps),
    quotas: createZaloPlatformQuotas(deps),
    messenger: createZaloMessenger({ ...deps, files }),
    files,
    followers: createZaloFollowerSource(deps),
  };
}

describe('templates on the simulated platform', () => {
  it('reach somebody by user id, and somebody who never wrote by telephone', async () => {
    const { templates } = openPorts(stage);
    expect(await templates.sendByUid(OA, AN, power)).toMatchObject({ kind: 'sent' });
    stage.sim.citizen(business, '3000000000000000002', { phone: '84912345678' });
    const byPhone = await templates.sendByPhone(OA, '0912 345 678', power, 'n1');
    expect(byPhone).toMatchObject({ kind: 'sent' });
    expect([...stage.sim.arrivals(business)]).toMatchObject([{ template: 1 }, { phone: 1 }]);
  });

  it('go on with a new token when the old one has expired', async () => {
    const { templates } = openPorts(stage);
    await templates.sendByUid(OA, AN, power);
    stage.sim.expireAccessTokens();
    expect(await templates.sendByUid(OA, AN, power)).toMatchObject({ kind: 'sent' });
  });

  it('arrive once though the answer is lost, and say that they do not know', async () => {
    const { templates } = openPorts(stage);
    stage.sim.faults.inject({ kind: 'cutButDone' });
    expect(await templates.sendByUid(OA, AN, power)).toMatchObject({ kind: 'unknown' });
    expect([...stage.sim.arrivals(business)]).toMatchObject([{ template: 1 }]);
  });

  it('are refused to a state agency by user id', async () => {
    const { templates } = openPorts(stage);
    expect(await templates.sendByUid(AGENCY, AN, power)).toMatchObject({ class: 'human', code: -235 });
  });
});

describe('an article on the simulated platform', () => {
  it.each([OA, AGENCY])('of %s is made, processed, and reaches followers', async (oaId) => {
    const { articles } = openPorts(stage);
    stage.sim.citizen(oaId, '3000000000000000001').change({ follows: true, age: 30 });
    const article = { title: 'A', author: 'B', description: 'C', paragraphs: ['D'] };
    const made = await articles.create(oaId, article);
    const token = made.kind === 'made' ? made.token : '';
    expect(await articles.findArticle(oaId, token)).toEqual({ kind: 'processing' });
    await stage.sim.clock.advance(5_000);
    const found = await articles.findArticle(oaId, token);
    const articleIds = found.kind === 'ready' ? [found.articleId] : [];
    expect(await articles.broadcast(oaId, articleIds, { ages: ['3'] })).toMatchObject({ kind: 'sent' });
    await stage.sim.clock.advance(hours(1));
    expect([...stage.sim.arrivals(oaId)]).toMatchObject([{ article: 1, quiet: 0 }]);
  });
});

describe('the picture of a notice on the simulated platform', () => {
  const captioned = { text: 'Cắt điện', buttons: [], file: 'notice-p' };
  async function open() {
    const ports = openPorts(stage);
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await ports.files.save(aFile('notice-p', { conversationId: null, contentType: 'image/png' }), bytes);
    return ports;
  }

  it('comes with its words in one message, and is found there when the answer was lost', async () => {
    const { messenger } = await open();
    const an = stage.sim.citizen(business, userId);
    await an.say('xin chào');
    stage.sim.faults.inject({ kind: 'cutButDone' });
    const since = stage.sim.clock.now();
    expect(await messenger.send(OA, AN, captioned)).toMatchObject({ kind: 'unknown' });
    expect(an.messages().at(-1)).toMatchObject({ kind: 'image', text: 'Cắt điện' });
    const sought = { text: 'Cắt điện', file: 'notice-p', since, isTaken: async () => false };
    expect(await messenger.findSent(OA, AN, sought)).toEqual({ messageId: an.messages().at(-1)?.id });
  });

  it('is uploaded once for many, and once more after the platform has dropped it', async () => {
    const { messenger, files } = await open();
    const an = stage.sim.citizen(business, userId);
    await an.say('xin chào');
    await Promise.all([1, 2, 3].map(() => messenger.send(OA, AN, captioned)));
    expect(await messenger.send(OA, AN, captioned)).toMatchObject({ kind: 'sent' });
    const first = await files.findToken('notice-p');
    await stage.sim.clock.advance(hours(24 * 8));
    await an.say('xin chào');
    await files.rememberToken('notice-p', { token: first?.token ?? '', until: Number.MAX_SAFE_INTEGER });
    expect(await messenger.send(OA, AN, captioned)).toMatchObject({ kind: 'sent' });
    expect((await files.findToken('notice-p'))?.token).not.toBe(first?.token);
    expect(an.messages().filter(({ kind }) => kind === 'image')).toHaveLength(5);
  });
});

it('an article against the rules of the simulated platform is refused when it is broadcast', async () => {
  const { articles } = openPorts(stage);
  const made = await articles.create(OA, {
    title: 'A',
    author: 'B',
    description: 'C',
    paragraphs: ['Cờ bạc'],
  });
  await stage.sim.clock.advance(5_000);
  const found = await articles.findArticle(OA, made.kind === 'made' ? made.token : '');
  const articleIds = found.kind === 'ready' ? [found.articleId] : [];
  expect(await articles.broadcast(OA, articleIds, {})).toEqual({ kind: 'refused', class: 'bug', code: -248 });
});

describe('what the simulated platform says', () => {
  it('of templates: names, places, prices, and which do not go by user id', async () => {
    const { quotas } = openPorts(stage);
    const listed = await quotas.templates(OA);
    expect(listed).toContainEqual({
      id: 't-power',
      name: 'Báo lịch cắt điện',
      status: 'enabled',
      params: [
        { name: 'name', type: 'NAME', required: true, maxLength: 30 },
        { name: 'place', type: 'STRING', required: true, maxLength: 80 },
        { name: 'time', type: 'STRING', required: true, maxLength: 20 },
      ],
      price: { uid: 150, phone: 200 },
    });
    expect(listed).toContainEqual(expect.objectContaining({ id: 't-old', price: { uid: null, phone: 200 } }));
    expect(listed).toContainEqual(expect.objectContaining({ id: 't-waits', status: 'pending' }));
  });

  it.each([OA, AGENCY])('of what %s has left', async (oaId) => {
    const { quotas } = openPorts(stage);
    expect(await quotas.left(oaId)).toEqual({
      consultation: { left: 500, total: 500 },
      templates: { left: 500, total: 500 },
      broadcasts: null,
    });
  });

  it.each([
    ['a package', { packageName: 'Cơ bản' }, { kind: 'refused', class: 'human', code: -224 }],
    ['a ZBS account', { zbsBalance: null }, { consultation: { left: 500, total: 500 }, templates: null }],
  ])('to an OA without %s', async (_, lack, expected) => {
    await stage.close();
    const others = [{ oaId: agency, name: 'B', oaSecret, oaType: 4 as const }];
    stage = await setStage({ appId, oas: [{ oaId: business, name: 'A', oaSecret, ...lack }, ...others] });
    expect(await openPorts(stage).quotas.left(OA)).toMatchObject(expected);
  });
});

describe('followers on the simulated platform', () => {
  it('are all read, whoever never wrote among them, with their tags and not later than they were there', async () => {
    const { followers: source } = openPorts(stage);
    stage.sim.seedCrowd(business, { count: 300 });
    const crowd = [...stage.sim.crowd(business)].filter(({ follows }) => follows);
    const [tagged] = crowd;
    await stage.call('/v2.0/oa/tag/tagfollower', { user_id: tagged?.userId, tag_name: 'họp dân' });
    const clock = createManualClock(stage.sim.clock.now());
    const contacts = createFakeContactStore();
    const walks = createFakeFollowerWalks();
    const deps = { source, walks, notes: contacts, isSending: async () => false, now: clock.now };
    const office = { ...anOffice, oaId: OA };
    do {
      await walkFollowers({ ...deps, log: pino({ level: 'silent' }) }, office);
      clock.advance(60_000);
    } while ((await walks.find(OA))?.endedAt === null);
    const found = new Map(
      (await contacts.page(office.id, null, 999)).map((one) => [one.conversationId, one]),
    );
    const expected = crowd.map(({ userId: id }) => toConversationId(OA, CitizenId.parse(id)));
    expect([...found.keys()]).toEqual(expect.arrayContaining(expected));
    for (const { userId: id, lastInteractionAt, tags } of crowd) {
      const contact = found.get(toConversationId(OA, CitizenId.parse(id)));
      expect(contact).toMatchObject({ following: true, tags });
      expect(contact?.lastInteractionAt ?? 0).toBeLessThanOrEqual(lastInteractionAt ?? 0);
      expect(contact?.lastInteractionAt === null).toBe(lastInteractionAt === undefined);
    }
    expect(tagged?.tags).toEqual(['họp dân']);
  });
});
