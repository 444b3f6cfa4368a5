import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ArticleDraft } from '../../src/notices/notice-article.js';
import { quotaKeys } from '../../src/notices/quota-counters.js';
import { toArticle } from '../../src/notices/to-article.js';
import { moment } from '../calendar/opening-hours.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { aContact, aDraft, aNotice, anArticle, aPicture, NOW, someContent } from './builders.js';
import { anOffice, createNoticeWorld, OA } from './notice-world.js';

let world: ReturnType<typeof createNoticeWorld>;
beforeEach(() => {
  world = createNoticeWorld();
});

const release = (draft: Partial<ArticleDraft> = {}, over: Parameters<typeof someContent>[0] = {}) =>
  world.notices.save(
    aNotice({ state: 'released', content: someContent({ article: { ...aDraft, ...draft }, ...over }) }),
  );
const article = () => world.articles.find('n-1');
const state = async () => (await world.notices.find(NINH_THANH, 'n-1'))?.state;
async function mind(times: number) {
  for (let n = 0; n < times; n++) {
    await world.mind();
    world.clock.advance(15_000);
  }
}
const refused = (refusal: 'later' | 'human' | 'bug', code: number) =>
  ({ kind: 'refused', class: refusal, code }) as const;

describe('the article of a notice', () => {
  it('is made, waited for and handed over once, and then the notice is done', async () => {
    await world.addContacts([aContact(1)]);
    world.refuseArticles((call) =>
      call === 'find' && world.clock.now() < NOW + 40_000 ? 'processing' : undefined,
    );
    await release({ ages: ['18-24', '65+'], gender: 'female', cities: ['4'] });
    await mind(2);
    expect(await article()).toMatchObject({ step: 'processing', token: 'token1' });
    expect([await state(), world.messenger.arrived.length]).toEqual(['sending', 1]);
    await mind(6);
    expect(await article()).toMatchObject({
      step: 'handed',
      articleId: 'article1',
      broadcastId: 't-article1',
    });
    expect(world.platform.articles).toHaveLength(1);
    expect(world.platform.broadcasts).toEqual([
      { articleId: 'article1', target: { ages: ['2', '7'], gender: 'female', cities: ['4'] } },
    ]);
    expect(await state()).toBe('done');
    expect(await world.counters.used(quotaKeys.broadcasts(OA, NOW))).toBe(1);
  });

  it('may be all that there is: nobody has a row then', async () => {
    await world.addContacts([aContact(1)]);
    await release({}, { ways: [] });
    await mind(6);
    expect(world.rows.all()).toEqual([]);
    expect([await state(), (await article())?.step]).toEqual(['done', 'handed']);
  });

  it('is not handed over while the notice is stopped', async () => {
    await release({}, { ways: [] });
    await mind(2);
    const notice = await world.notices.find(NINH_THANH, 'n-1');
    if (notice) await world.notices.save({ ...notice, state: 'stopped', version: notice.version + 1 });
    await mind(5);
    expect(world.platform.broadcasts).toEqual([]);
  });

  it('is never handed over so late that it would come at night', async () => {
    world.clock.advance(moment('2026-11-26 21:35') - NOW);
    await release({}, { ways: [] });
    await mind(20);
    expect([(await article())?.step, world.platform.broadcasts]).toEqual(['ready', []]);
    world.clock.advance(moment('2026-11-27 06:00') - world.clock.now());
    await mind(2);
    expect((await article())?.step).toBe('handed');
  });

  it('whose broadcast nobody answered is never repeated, and says so', async () => {
    world.answerWith(() => ({ kind: 'unknown', reason: 'timeout' }));
    await release({}, { ways: [] });
    await mind(8);
    expect(await article()).toMatchObject({ step: 'unknown', reason: 'answer-lost' });
    expect([world.platform.broadcasts.length, await state()]).toEqual([1, 'done']);
    expect(await world.counters.used(quotaKeys.broadcasts(OA, NOW))).toBe(1);
  });

  it('that left under somebody who died is not sent again either', async () => {
    await release({}, { ways: [] });
    const left = { step: 'leaving', articleId: 'article9', nextAt: NOW + 20_000 } as const;
    await world.articles.save(anArticle(left));
    await mind(1);
    expect((await article())?.step).toBe('leaving');
    await mind(4);
    expect(await article()).toMatchObject({ step: 'unknown', reason: 'answer-lost' });
    expect(world.platform.broadcasts).toEqual([]);
  });

  it('whose making nobody noted is made once more, for that shows it to nobody', async () => {
    await release({}, { ways: [] });
    await world.articles.save(anArticle({ step: 'making', nextAt: NOW + 20_000 }));
    await mind(6);
    expect((await article())?.step).toBe('handed');
    expect([world.platform.articles.length, world.platform.broadcasts.length]).toEqual([1, 1]);
  });

  it('is made by one of two workers', async () => {
    await release({}, { ways: [] });
    await world.mind();
    const notice = await world.notices.find(NINH_THANH, 'n-1');
    await Promise.all([1, 2, 3].map(() => world.advance(notice ?? aNotice())));
    await Promise.all([1, 2, 3].map(() => world.advance(notice ?? aNotice())));
    await Promise.all([1, 2, 3].map(() => world.advance(notice ?? aNotice())));
    expect([world.platform.articles.length, world.platform.broadcasts.length]).toEqual([1, 1]);
    expect(await world.counters.used(quotaKeys.broadcasts(OA, NOW))).toBe(1);
  });

  it.each([
    ...[1, 2, 3, 4, 5].flatMap((write) => [
      { write, when: 'before' },
      { write, when: 'after' },
    ]),
  ])('takes one number of the month, also when somebody dies $when write $write', async ({ write, when }) => {
    const { save } = world.articles;
    let writes = 0;
    world.articles.save = async (one) => {
      if (++writes !== write) return save(one);
      if (when === 'after') await save(one);
      throw new Error('dead');
    };
    await release({}, { ways: [] });
    for (let n = 0; n < 10; n++) {
      await world.mind().catch(() => undefined);
      world.clock.advance(15_000);
    }
    expect(writes).toBeGreaterThanOrEqual(write);
    expect(['handed', 'unknown']).toContain((await article())?.step);
    expect(world.platform.broadcasts.length).toBeLessThanOrEqual(1);
    expect(await world.counters.used(quotaKeys.broadcasts(OA, NOW))).toBe(1);
  });

  it('keeps to the number of the month before the platform has to', async () => {
    await world.counters.take(quotaKeys.broadcasts(OA, NOW), 40, 40);
    await release({}, { ways: [] });
    await mind(5);
    expect(await article()).toMatchObject({ step: 'skipped', reason: 'broadcasts-used-up' });
    expect(world.platform.broadcasts).toEqual([]);
  });

  it.each([
    [
      'against the standards',
      refused('bug', -248),
      { step: 'failed', reason: 'article-rejected', code: -248 },
    ],
    ['not understood', refused('bug', -201), { step: 'failed', reason: 'refused-bug', code: -201 }],
    ['one too many', refused('human', -211), { step: 'skipped', reason: 'broadcasts-used-up', code: -211 }],
  ])('that is %s ends with that reason, and its number is given back', async (_, refusal, end) => {
    world.answerWith(() => refusal);
    await release({}, { ways: [] });
    await mind(6);
    expect(await article()).toMatchObject(end);
    expect(await world.counters.used(quotaKeys.broadcasts(OA, NOW))).toBe(0);
    expect(await state()).toBe('done');
  });

  it('waits while the platform is busy, and goes on', async () => {
    let busy = 2;
    world.answerWith(() => (busy-- > 0 ? refused('later', -214) : undefined));
    await release({}, { ways: [] });
    await mind(10);
    expect((await article())?.step).toBe('handed');
    expect(world.platform.broadcasts).toHaveLength(3);
  });

  it('goes on from where it was when an official tries again what failed in passing', async () => {
    await release({}, { ways: [] });
    const failed = { step: 'failed', passing: true, reason: 'refused-human', articleId: 'article9' } as const;
    await world.articles.save(anArticle(failed));
    await mind(3);
    expect(world.platform.articles).toEqual([]);
    expect(world.platform.broadcasts).toEqual([{ articleId: 'article9', target: {} }]);
  });
});

describe('what an article says', () => {
  it('is the text of the notice, in paragraphs, to nobody in particular', () => {
    const content = someContent({
      text: 'Kính gửi {ten}.\n\nCắt điện {ngay}.\nTừ 7 giờ.',
      picture: aPicture,
    });
    const said = { notice: aNotice({ content }), office: anOffice, coverUrl: 'https://x/p' };
    expect(toArticle({ ...aDraft, title: 'Cắt điện' }, said)).toEqual({
      title: 'Cắt điện',
      author: 'phường Ninh Thạnh',
      description: 'Kính gửi ông/bà. Cắt điện thứ Năm. Từ 7 giờ.',
      paragraphs: ['Kính gửi ông/bà.', 'Cắt điện thứ Năm.', 'Từ 7 giờ.'],
      coverUrl: 'https://x/p',
    });
  });

  it('has the picture of the notice above it, when that is wanted', async () => {
    await release({ hasCover: true }, { ways: [], picture: aPicture });
    await mind(2);
    expect(world.platform.articles[0]?.coverUrl).toBe('https://mcc.example/covers/notice-p');
  });

  it('is cut to what the platform takes', () => {
    const content = someContent({ text: 'ắ '.repeat(400) });
    const { description } = toArticle(aDraft, { notice: aNotice({ content }), office: anOffice });
    expect(description).toHaveLength(300);
    expect(description.endsWith('…')).toBe(true);
  });
});
