import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { agency, business, hours, morning, onStage, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  follower('3000000000000000001', { age: 30, gender: 'female', city: 4 });
  follower('3000000000000000002', { age: 70, gender: 'male', city: 9 });
});
afterEach(() => stage.close());

const follower = (id: string, facts: object = {}) =>
  stage.sim.citizen(business, id).change({ follows: true, ...facts });
const article = {
  type: 'normal',
  title: 'Lịch cắt điện',
  author: 'UBND phường',
  description: 'Khu phố 3',
  body: [{ type: 'text', content: 'Thứ Bảy <b>7 giờ</b>' }],
  status: 'show',
};
const create = (over: object = {}, oaId = business) =>
  stage.call('/v2.0/article/create', { ...article, ...over }, oaId);
const verify = (token: unknown, oaId = business) => stage.call('/v2.0/article/verify', { token }, oaId);
const send = (ids: unknown[], target: object = { gender: '0' }, oaId = business) => {
  const elements = ids.map((attachment_id) => ({ media_type: 'article', attachment_id }));
  const attachment = { type: 'template', payload: { template_type: 'media', elements } };
  return stage.call('/v2.0/oa/message', { recipient: { target }, message: { attachment } }, oaId);
};
async function anArticle(over: object = {}, oaId = business): Promise<unknown> {
  const { data } = await create(over, oaId);
  await stage.sim.clock.advance(5_000);
  return (await verify(data?.token, oaId)).data?.id;
}
const PNG = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');
const readers = () => [...stage.sim.arrivals(business)].filter(({ article }) => article > 0);
const names = () => readers().map(({ userId }) => userId.at(-1));

describe('an article', () => {
  it('is processed for a while and then has an id', async () => {
    const { data } = await create();
    expect((await verify(data?.token)).error).toBe(-214);
    await stage.sim.clock.advance(5_000);
    expect((await verify(data?.token)).data).toEqual({ id: expect.any(String) });
    expect((await verify('none')).error).toBe(-201);
    expect((await verify(data?.token, agency)).error).toBe(-201);
  });

  it('takes its cover from where it lies, once, and shows it to whoever reads it', async () => {
    let asked = 0;
    const site = createServer((req, res) => {
      asked += 1;
      res.writeHead(req.url === '/p' ? 200 : 404).end(PNG);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    const { port } = site.address() as AddressInfo;
    const cover = (path: string) => ({
      cover: { cover_type: 'photo', photo_url: `http://127.0.0.1:${port}${path}`, status: 'show' },
    });
    const [kept, lost] = [await anArticle(cover('/p')), await anArticle(cover('/none'))];
    site.close();
    await send([kept, lost]);
    await stage.sim.clock.advance(hours(1));
    const shown = stage.sim.citizen(business, '3000000000000000001').messages().at(-1)?.elements ?? [];
    expect(shown.map(({ imageUrl }) => imageUrl)).toEqual([
      expect.stringMatching(new RegExp(`^${stage.sim.url}/media/.+/cover.png$`)),
      `http://127.0.0.1:${port}/none`,
    ]);
    const picture = await fetch(shown[0]?.imageUrl ?? '');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
    const page = async (id: unknown) => (await fetch(`${stage.sim.url}/articles/${String(id)}`)).text();
    expect(await page(kept)).toContain('class="article-cover"');
    expect(await page(lost)).not.toContain('class="article-cover"');
    expect(asked).toBe(2);
  });

  it.each([
    ['a long title', { title: 'x'.repeat(151) }, -210],
    ['a long author', { author: 'x'.repeat(51) }, -210],
    ['a long description', { description: 'x'.repeat(301) }, -210],
    ['no words', { body: [] }, -201],
    ['a cover that is no address', { cover: { cover_type: 'photo', photo_url: 'x' } }, -201],
    ['a slip', { autor: 'x' }, -201],
  ])('is refused with %s', async (_, over, code) => {
    expect((await create(over)).error).toBe(code);
  });

  it('can be read, and never runs what is written in it', async () => {
    const id = await anArticle();
    const page = await (await fetch(`${stage.sim.url}/articles/${id}`)).text();
    expect(page).toContain('Thứ Bảy &#60;b&#62;7 giờ');
  });
});

describe('a broadcast', () => {
  it('reaches followers once the platform has looked at it, and nobody else', async () => {
    const id = await anArticle();
    expect(await send([id])).toMatchObject({ error: 0, data: { message_id: expect.any(String) } });
    expect(readers()).toEqual([]);
    await stage.sim.clock.advance(30 * 60_000);
    expect(names()).toEqual(['1', '2']);
    const [message] = stage.sim.citizen(business, '3000000000000000001').messages();
    expect(message).toMatchObject({ kind: 'article', elements: [{ title: 'Lịch cắt điện' }] });
    expect(
      stage.sim
        .citizen(business, userId)
        .messages()
        .map(({ kind }) => kind),
    ).not.toContain('article');
  });

  it.each([
    [{ ages: '3,4' }, ['1']],
    [{ gender: '1' }, ['2']],
    [{ gender: '2', ages: '7' }, []],
    [{ cities: '9' }, ['2']],
    [{ locations: '2' }, ['1']],
    [{ locations: '2', cities: '9' }, ['2']],
  ])('to %j reaches %j', async (target, expected) => {
    await send([await anArticle()], target);
    await stage.sim.clock.advance(30 * 60_000);
    expect(names()).toEqual(expected);
  });

  it.each([{ ages: [3, 4] }, { ages: 3 }, { gender: 1 }, { sex: '1' }])(
    'to %j is refused',
    async (target) => {
      expect((await send([await anArticle()], target)).error).toBe(-201);
    },
  );

  it('takes five articles that are shown and processed', async () => {
    const id = await anArticle();
    expect((await send(Array(6).fill(id))).error).toBe(-210);
    expect((await send([await anArticle({ status: 'hide' })])).error).toBe(-201);
    const { data } = await create();
    expect((await send([data?.token])).error).toBe(-201);
  });

  it('rests at night, also when its time comes at night', async () => {
    const id = await anArticle();
    await stage.sim.clock.advance(Date.parse('2026-11-23T21:45:00+07:00') - stage.sim.clock.now());
    expect((await send([id])).error).toBe(0);
    await stage.sim.clock.advance(hours(1));
    expect(readers()).toEqual([]);
    expect((await send([id])).error).toBe(-234);
    await stage.sim.clock.advance(hours(8));
    expect(readers()).toMatchObject([{ quiet: 0 }, { quiet: 0 }]);
  });

  it('has a number for each month', async () => {
    const oas = [{ oaId: business, name: 'A', oaSecret: 'oa-secret-demo', broadcastsPerMonth: 1 }];
    await stage.close();
    stage = await setStage({ oas: [...oas, { oaId: agency, name: 'B', oaSecret: 'k', oaType: 4 as const }] });
    const id = await anArticle();
    expect((await send([id])).error).toBe(0);
    expect((await send([id])).error).toBe(-211);
    await stage.sim.clock.advance(hours(24 * 10));
    expect((await send([id])).error).toBe(0);
  });

  it('of a state agency goes the same way', async () => {
    const id = await anArticle({}, agency);
    expect((await send([id], {}, agency)).error).toBe(0);
  });

  it('leaves after a restart too', async () => {
    const dataFile = join(mkdtempSync(join(tmpdir(), 'mcc-broadcast-')), 'state.json');
    await onStage({ dataFile }, async (first) => {
      const before = stage;
      await before.close();
      stage = first;
      follower('3000000000000000001');
      expect((await send([await anArticle()])).error).toBe(0);
    });
    stage = await setStage({ dataFile, now: () => morning });
    await stage.sim.clock.advance(30 * 60_000);
    expect(names()).toEqual(['1']);
  });
});
