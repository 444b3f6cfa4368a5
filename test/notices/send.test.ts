import { beforeEach, describe, expect, it } from '@jest/globals';
import { moveNotice } from '../../src/notices/move-notice.js';
import type { Notice } from '../../src/notices/notice.js';
import { rowIdOf } from '../../src/notices/notice-row.js';
import { noticeTap } from '../../src/notices/notice-texts.js';
import { reportNotice } from '../../src/notices/report-notice.js';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import {
  aContact,
  aDocument,
  aNotice,
  aPicture,
  aRow,
  citizen,
  DAY,
  HOUR,
  NOW,
  someContent,
} from './builders.js';
import { anOffice, createNoticeWorld, OA } from './notice-world.js';

let world: ReturnType<typeof createNoticeWorld>;
beforeEach(() => {
  world = createNoticeWorld();
});

const many = (count: number) => Array.from({ length: count }, (_, n) => aContact(n));
const release = (over: Parameters<typeof aNotice>[0] = {}) =>
  world.notices.save(aNotice({ state: 'released', ...over }));
const state = async () => (await world.notices.find(NINH_THANH, 'n-1'))?.state;
const ends = () => world.rows.all().map(({ state: end, reason }) => reason ?? end);
const row = (n: number) => world.rows.all().find(({ rowId }) => rowId === rowIdOf('n-1', citizen(n)));

describe('a notice', () => {
  it('reaches everybody once, and is done', async () => {
    await world.addContacts(many(250));
    await release();
    await world.mind();
    await world.mind();
    expect(await state()).toBe('done');
    expect(new Set(world.messenger.arrived.map(({ to }) => to)).size).toBe(250);
    expect(world.messenger.arrived).toHaveLength(250);
    expect(world.messenger.arrived[0]?.text).toBe('Cắt điện thứ Năm.');
    expect(new Set(ends())).toEqual(new Set(['sent']));
  });

  it('has a row for each who is meant, with the reason why it does not go', async () => {
    await world.addContacts([
      aContact(1),
      aContact(2, { optedOut: true }),
      aContact(3, { mourningUntil: NOW + DAY }),
      aContact(4, { lastInteractionAt: NOW - 9 * DAY }),
      aContact(5, { lastInteractionAt: null }),
      aContact(6, { leftTopics: ['utilities'] }),
      aContact(7, { following: false }),
    ]);
    await release({ audience: { is: 'follower' } });
    await world.mind();
    expect(ends()).toEqual(['sent', 'opted-out', 'mourning', 'silent-week', 'never-wrote', 'left-topic']);
  });

  it('says the name that the dossier holds, and a stand-in without one', async () => {
    await world.addContacts([aContact(1, { hasPhone: true, neighbourhood: 'khu phố 3' }), aContact(2)]);
    await release({ content: someContent({ text: 'Gửi {ten}, {khu_pho}' }) });
    await world.mind();
    expect(world.messenger.arrived.map(({ text }) => text).toSorted()).toEqual([
      'Gửi Nguyễn Thị Lan, khu phố 3',
      'Gửi ông/bà, khu phố',
    ]);
  });

  it('stands in the record of the conversation and counts for the week', async () => {
    await world.addContacts([aContact(1)]);
    await release();
    await world.mind();
    expect(world.messages.records).toMatchObject([{ conversationId: citizen(1), seq: 0, ref: 'notice-n-1' }]);
    expect((await world.contacts.find(citizen(1)))?.noticedAt).toEqual([NOW]);
    expect(noticeTap('n-1', 0)).toBe('#tb n-1=0');
  });

  it('goes on where a planner died, and plans nobody twice', async () => {
    await world.addContacts(many(30));
    await world.rows.plan([]);
    await release();
    await world.notices.notePlanned('n-1', citizen(9));
    const notice = await world.notices.find(NINH_THANH, 'n-1');
    await world.plan(notice ?? aNotice());
    await world.plan(notice ?? aNotice());
    expect(world.rows.all()).toHaveLength(20);
    expect(await state()).toBe('scheduled');
  });
});

describe('the clock', () => {
  it('lets nothing leave at night, and falls asleep in the middle', async () => {
    await world.addContacts(many(250));
    world.clock.advance(moment('2026-11-26 21:58:50') - NOW);
    await release();
    await world.mind();
    expect(world.messenger.arrived.length).toBeGreaterThan(50);
    expect(world.messenger.arrived.length).toBeLessThan(150);
    expect(Math.max(...world.messenger.arrived.map(({ at }) => at))).toBeLessThan(moment('2026-11-26 21:59'));
    const byNight = world.messenger.arrived.length;
    await world.mind();
    expect(world.messenger.arrived).toHaveLength(byNight);
    world.clock.advance(moment('2026-11-27 06:00') - world.clock.now());
    await world.mind();
    expect(world.messenger.arrived).toHaveLength(250);
  });

  it('holds a notice until its hour', async () => {
    await world.addContacts(many(3));
    await release({ sendAt: NOW + HOUR });
    await world.mind();
    expect(await state()).toBe('scheduled');
    world.clock.advance(HOUR);
    await world.mind();
    expect(world.messenger.arrived).toHaveLength(3);
  });

  it('spreads evenly, just below what the package allows', async () => {
    await world.addContacts(many(300));
    await release();
    await world.mind();
    const minutes = (world.clock.now() - NOW) / 60_000;
    const rate = 300 / minutes;
    expect(rate).toBeLessThanOrEqual(600);
    expect(rate).toBeGreaterThan(600 * 0.95);
    const firstSecond = world.messenger.arrived.filter(({ at }) => at < NOW + 1_000).length;
    expect(firstSecond).toBeLessThanOrEqual(11);
  });

  it('makes room for replies before the minute is full', async () => {
    world.answers.repliesPerMinute = 300;
    const rest = 600 * 0.96 - 300;
    await world.addContacts(many(60));
    await release();
    await world.mind();
    const perMinute = 60 / ((world.clock.now() - NOW) / 60_000);
    expect(perMinute).toBeGreaterThan(rest * 0.95);
    expect(perMinute).toBeLessThan(rest * 1.05);
  });
});

describe('whoever sends', () => {
  it('leaves an account to the worker that holds it', async () => {
    await world.addContacts(many(3));
    await release();
    await world.leases.take(OA, { by: 'other', now: NOW, until: NOW + HOUR });
    await world.mind();
    expect(world.messenger.arrived).toEqual([]);
    world.clock.advance(HOUR);
    await world.mind();
    expect(world.messenger.arrived).toHaveLength(3);
  });

  it('asks about what somebody left behind, and repeats only what surely did not arrive', async () => {
    await world.addContacts(many(2));
    await release({ state: 'sending' });
    await world.plan(aNotice());
    const leaving = { at: NOW, way: 'free', costVnd: 0, part: 0 } as const;
    await world.rows.depart(rowIdOf('n-1', citizen(0)), leaving);
    await world.rows.depart(rowIdOf('n-1', citizen(1)), leaving);
    await world.messenger.send(OA, world.citizenOf(aContact(0)), { text: 'Cắt điện thứ Năm.', buttons: [] });
    world.clock.advance(30_000);
    await world.mind();
    expect(world.messenger.arrived.map(({ to }) => to)).toEqual([citizen(0), citizen(1)]);
    expect(ends()).toEqual(['sent', 'sent']);
    expect(await state()).toBe('done');
  });

  it('never repeats a template whose answer was lost, and says so', async () => {
    await world.addContacts([aContact(1, { lastInteractionAt: NOW - 30 * DAY })]);
    world.answerWith(() => ({ kind: 'unknown', reason: 'timeout' }));
    const content = someContent({
      ways: ['uidTemplate'],
      uidTemplate: { templateId: 't', data: { a: '{ten}' } },
    });
    await release({ content, budgetVnd: 1_000 });
    await world.mind();
    expect(row(1)).toMatchObject({ state: 'unknown', reason: 'answer-lost' });
    expect(world.platform.sent).toEqual([
      { to: world.citizenOf(aContact(1)), template: { templateId: 't', data: { a: 'ông/bà' } } },
    ]);
  });

  it('waits while the platform says nothing of templates, and sends what needs none', async () => {
    await world.addContacts([aContact(1), aContact(2, { lastInteractionAt: NOW - 30 * DAY })]);
    const content = someContent({
      ways: ['free', 'uidTemplate'],
      uidTemplate: { templateId: 't', data: {} },
    });
    await release({ content, budgetVnd: 1_000 });
    world.answers.templatesKnown = false;
    await world.mind();
    expect(ends()).toEqual(['sent', 'waiting']);
    world.answers.templatesKnown = true;
    world.clock.advance(60_000);
    await world.mind();
    expect(ends()).toEqual(['sent', 'sent']);
  });

  it('tries again once it has begun anew, and again when somebody died in between', async () => {
    await world.addContacts([...many(2), aContact(7)]);
    world.messenger.answers.push(
      ...Array.from({ length: 2 }, () => ({ kind: 'refused', class: 'bug', code: -1 }) as const),
    );
    await world.rows.plan([aRow(7, { state: 'failed', reason: 'refused-later', passing: true })]);
    await release({ state: 'sending' });
    await world.plan(aNotice());
    await world.mind();
    const done = await world.notices.find(NINH_THANH, 'n-1');
    const moved = moveNotice(done ?? aNotice(), { action: 'retry', by: 'hoa', at: NOW });
    if (moved.kind === 'moved') await world.notices.save(moved.notice);
    expect(await state()).toBe('scheduled');
    await world.rows.retryPassing('n-1');
    await world.mind();
    expect(world.messenger.arrived.map(({ to }) => to)).toEqual([citizen(7)]);
    expect(await state()).toBe('done');
  });

  it('waits when the minute is used up, and fails nobody for it', async () => {
    await world.addContacts(many(5));
    world.messenger.answers.push({ kind: 'refused', class: 'later', code: -32, retryAt: NOW + 20_000 });
    await release();
    await world.mind();
    await world.mind();
    expect(new Set(ends())).toEqual(new Set(['sent']));
    expect(world.messenger.arrived).toHaveLength(5);
  });

  it('puts off everything while the operator has to mend something', async () => {
    await world.addContacts(many(100));
    const refusal = { kind: 'refused', class: 'human', code: -224 } as const;
    world.messenger.answers.push(...Array.from({ length: 10 }, () => refusal));
    await release();
    await world.mind();
    expect(world.messenger.arrived.length).toBeLessThan(20);
    expect(world.rows.all().some(({ state: end }) => end === 'failed')).toBe(false);
    world.clock.advance(120_000);
    await world.mind();
    expect(await state()).toBe('done');
  });

  it('notes who cannot be reached and what we did wrong, and tries those again only that failed in passing', async () => {
    await world.addContacts(many(2));
    world.messenger.answers.push(
      { kind: 'refused', class: 'unreachable', code: -213 },
      { kind: 'refused', class: 'bug', code: -201 },
    );
    await release();
    await world.mind();
    expect(ends().toSorted()).toEqual(['refused-bug', 'refused-unreachable']);
    expect(await world.rows.retryPassing('n-1')).toBe(0);
  });

  it('sees what the chat says this moment', async () => {
    await world.addContacts(many(2));
    await release({ state: 'sending' });
    await world.plan(aNotice());
    await world.talk(aContact(0), { optedOut: NOW });
    await world.mind();
    expect(ends()).toEqual(['opted-out', 'sent']);
  });

  it('asks the platform nothing about a notice of which nothing is due', async () => {
    await world.addContacts([aContact(1)]);
    await world.rows.plan([aRow(1, { retryAt: NOW + HOUR })]);
    await world.notices.save(aNotice({ state: 'sending' }));
    let asked = 0;
    const openRun: typeof world.serveDeps.openRun = (...given) => {
      asked += 1;
      return world.serveDeps.openRun(...given);
    };
    await world.mind({ openRun });
    expect([asked, await state()]).toEqual([0, 'sending']);
    world.clock.advance(HOUR);
    await world.mind({ openRun });
    expect([asked, await state()]).toEqual([1, 'done']);
  });

  it('asks again what the platform says while a long notice leaves', async () => {
    world.answers.repliesPerMinute = 600; // one a second is left for it
    await world.addContacts(many(350));
    await release();
    let asked = 0;
    await world.mind({
      openRun: (...given) => {
        asked += 1;
        return world.serveDeps.openRun(...given);
      },
    });
    expect(asked).toBe(2);
    expect(world.messenger.arrived).toHaveLength(350);
  });

  it('rests when every row fails for a reason of ours, instead of turning in circles', async () => {
    await world.addContacts(many(3));
    await release();
    let tried = 0;
    const contacts = {
      ...world.contacts,
      find: async () => {
        tried += 1;
        throw new Error('the database is away');
      },
    };
    await world.mind({ contacts });
    expect(tried).toBe(3);
    await world.mind();
    expect(world.messenger.arrived).toHaveLength(3);
  });

  it('begins what is due, however many wait for a later hour', async () => {
    await world.addContacts([aContact(1)]);
    for (let n = 0; n < 60; n++)
      await world.notices.save(
        aNotice({ noticeId: `later-${n}`, state: 'scheduled', sendAt: NOW + DAY, updatedAt: NOW - DAY }),
      );
    await release();
    await world.mind();
    expect(await state()).toBe('done');
  });

  it('serves an account whatever number of notices others have under way', async () => {
    await world.addContacts([aContact(1)]);
    for (let n = 0; n < 60; n++) {
      const noticeId = `other-${n}`;
      await world.notices.save(
        aNotice({ noticeId, officeId: BINH_MINH, state: 'sending', updatedAt: NOW - DAY }),
      );
    }
    await release();
    await world.mind();
    expect(await state()).toBe('done');
  });

  it('lets one notice that cannot be planned keep no other back', async () => {
    await world.addContacts([aContact(1)]);
    await world.notices.save(aNotice({ noticeId: 'n-0', state: 'released', updatedAt: NOW - DAY }));
    await release();
    const plan = async (notice: Notice) => {
      if (notice.noticeId === 'n-0') throw new Error('cannot be planned');
      await world.plan(notice);
    };
    await expect(world.mind({}, { plan })).rejects.toThrow('could not be minded');
    expect(await state()).toBe('done');
  });

  it('leaves the notices of an office alone that is not configured any more', async () => {
    await world.notices.save(aNotice({ noticeId: 'n-0', officeId: BINH_MINH, state: 'released' }));
    await world.addContacts([aContact(1)]);
    await release();
    const plan = async (notice: Notice) => {
      if (notice.officeId === BINH_MINH) throw new Error('no such office');
      await world.plan(notice);
    };
    await world.mind({}, { plan, officeOf: (id) => (id === BINH_MINH ? undefined : anOffice) });
    expect(await state()).toBe('done');
  });

  it('stops at a word and goes on at another', async () => {
    await world.addContacts(many(100));
    await release({ state: 'sending' });
    await world.plan(aNotice());
    await world.notices.save(aNotice({ state: 'stopped', version: 2 }));
    await world.mind();
    expect(world.messenger.arrived).toEqual([]);
    await world.notices.save(aNotice({ state: 'sending', version: 3 }));
    await world.mind();
    expect(world.messenger.arrived).toHaveLength(100);
  });
});

describe('what a notice may cost', () => {
  const silent = (n: number) => aContact(n, { lastInteractionAt: NOW - 3 * DAY });
  const paid = { content: someContent({ ways: ['free', 'paid'] }) };

  it('is what the package includes first, then money, then nothing leaves', async () => {
    await world.addContacts([1, 2, 3, 4].map(silent));
    world.limits.consultation = 2;
    await release({ ...paid, budgetVnd: 60 });
    await world.mind();
    expect(ends().toSorted()).toEqual(['over-budget', 'sent', 'sent', 'sent']);
    expect(
      world.rows
        .all()
        .map(({ costVnd }) => costVnd)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 0, 0, 55]);
    expect(await world.rows.spentVnd('n-1')).toBe(55);
  });

  it('is given back when the platform refuses', async () => {
    await world.addContacts([silent(1)]);
    world.messenger.answers.push({ kind: 'refused', class: 'bug', code: -201 });
    await release({ ...paid, budgetVnd: 55 });
    await world.mind();
    expect(await world.rows.spentVnd('n-1')).toBe(0);
  });

  it.each([
    ['before', 'depart'],
    ['after', 'depart'],
    ['before', 'end'],
  ] as const)(
    'is counted once when a worker dies just %s it writes down a row (%s)',
    async (when, method) => {
      await world.addContacts([silent(1)]);
      await release({ ...paid, budgetVnd: 55 });
      const dying = async (...given: never[]) => {
        const write = world.rows[method] as (...all: never[]) => Promise<unknown>;
        if (when === 'after') await write(...given);
        throw new Error('killed');
      };
      await world.mind({ rows: { ...world.rows, [method]: dying } });
      expect(world.messenger.arrived).toHaveLength(method === 'end' ? 1 : 0);
      world.clock.advance(60_000);
      await world.mind();
      world.clock.advance(60_000);
      await world.mind();
      expect(row(1)).toMatchObject({ state: 'sent', costVnd: 55 });
      expect(world.messenger.arrived).toHaveLength(1);
      expect(await world.rows.spentVnd('n-1')).toBe(55);
    },
  );

  it('is not lost with a row that could not be written down among others', async () => {
    await world.addContacts([silent(1), silent(2)]);
    await release({ ...paid, budgetVnd: 110 });
    let broken = true;
    const depart: typeof world.rows.depart = async (...given) => {
      if (!broken) return world.rows.depart(...given);
      broken = false;
      throw new Error('the database was away for a moment');
    };
    await world.mind({ rows: { ...world.rows, depart } });
    expect(ends()).toEqual(['sent', 'sent']);
  });

  it('is given back once, when the platform has not got what somebody left behind', async () => {
    await world.addContacts([silent(1), silent(2)]);
    await release({ ...paid, state: 'sending', budgetVnd: 110 });
    await world.plan(aNotice({ ...paid }));
    await world.rows.depart(rowIdOf('n-1', citizen(1)), { at: NOW, way: 'paid', costVnd: 55, part: 0 });
    world.clock.advance(60_000);
    await world.mind();
    expect(ends()).toEqual(['sent', 'sent']);
    expect(await world.rows.spentVnd('n-1')).toBe(110);
  });

  it('keeps to the number of the day', async () => {
    await world.addContacts([1, 2].map((n) => aContact(n, { lastInteractionAt: NOW - 30 * DAY })));
    world.limits.templates = 1;
    const content = someContent({ ways: ['uidTemplate'], uidTemplate: { templateId: 't', data: {} } });
    await release({ content, budgetVnd: 9_999 });
    await world.mind();
    expect(ends().toSorted()).toEqual(['sent', 'waiting']);
    const waiting = world.rows.all().find(({ state: end }) => end === 'waiting');
    expect(waiting?.retryAt).toBe(moment('2026-11-27 06:00'));
    expect(await world.rows.spentVnd('n-1')).toBe(90);
    world.clock.advance(moment('2026-11-27 06:00') - world.clock.now());
    await world.mind();
    expect([ends(), await state()]).toEqual([['sent', 'sent'], 'done']);
  });

  it('is not waited for when the number of no day is enough', async () => {
    await world.addContacts([aContact(1, { lastInteractionAt: NOW - 30 * DAY })]);
    world.limits.templates = 0;
    const content = someContent({ ways: ['uidTemplate'], uidTemplate: { templateId: 't', data: {} } });
    await release({ content, budgetVnd: 9_999 });
    for (let day = 0; day < 5; day++) {
      await world.mind();
      world.clock.advance(DAY);
    }
    expect([ends(), await state()]).toEqual([['quota-used-up'], 'done']);
  });
});

describe('a notice with a picture and a file', () => {
  const whole = { picture: aPicture, file: aDocument };
  const arrived = () => world.messenger.arrived.map(({ text, file }) => [text, file]);
  const words = 'Cắt điện thứ Năm.';

  it('goes in the order in which it is shown, and counts once', async () => {
    await world.addContacts(many(2));
    await release({ content: someContent(whole) });
    await world.mind();
    const [first, second] = [citizen(0), citizen(1)].map((id) =>
      world.messenger.arrived.filter(({ to }) => to === id).map(({ text, file }) => [text, file]),
    );
    expect(first).toEqual([
      ['', 'notice-p'],
      [words, undefined],
      ['', 'notice-d'],
    ]);
    expect(second).toEqual(first);
    expect([ends(), await state()]).toEqual([['sent', 'sent'], 'done']);
    expect((await world.contacts.find(citizen(0)))?.noticedAt).toHaveLength(1);
    expect(world.messages.records.filter(({ ref }) => ref === 'notice-n-1')).toHaveLength(6);
  });

  it('has its words under the picture when there are no buttons', async () => {
    await world.addContacts([aContact(1)]);
    await release({ content: someContent({ ...whole, buttons: [], file: null }) });
    await world.mind();
    expect(arrived()).toEqual([[words, 'notice-p']]);
  });

  it('costs each message, and less when the picture bears the words', async () => {
    await world.addContacts([aContact(1, { lastInteractionAt: NOW - 3 * DAY })]);
    await release({ content: someContent({ ...whole, ways: ['paid'] }), budgetVnd: 165 });
    await world.mind();
    expect([row(1)?.costVnd, row(1)?.state]).toEqual([165, 'sent']);
    expect(await world.rows.spentVnd('n-1')).toBe(165);
  });

  it('goes on with the part whose answer was lost, when that surely did not arrive', async () => {
    await world.addContacts([aContact(1)]);
    world.messenger.answers.push(
      { kind: 'sent', messageId: 'm-p', at: NOW },
      { kind: 'unknown', reason: 'cut' },
    );
    await release({ content: someContent(whole) });
    await world.mind();
    expect(row(1)).toMatchObject({ state: 'leaving', part: 1 });
    world.clock.advance(60_000);
    await world.mind();
    expect(arrived()).toEqual([
      [words, undefined],
      ['', 'notice-d'],
    ]);
    expect(row(1)?.state).toBe('sent');
  });

  it('does not repeat the part that did arrive', async () => {
    await world.addContacts([aContact(1)]);
    world.messenger.answers.push({ kind: 'unknown', reason: 'cut', arrives: true });
    await release({ content: someContent({ ...whole, file: null }) });
    await world.mind();
    world.clock.advance(60_000);
    await world.mind();
    expect(arrived()).toEqual([
      ['', 'notice-p'],
      [words, undefined],
    ]);
  });

  it('says that the rest is missing when the money ends in the middle', async () => {
    await world.addContacts([aContact(1, { lastInteractionAt: NOW - 3 * DAY })]);
    await release({ content: someContent({ ...whole, ways: ['paid'] }), budgetVnd: 60 });
    await world.mind();
    expect(row(1)).toMatchObject({ state: 'failed', reason: 'rest-unsent', costVnd: 55, part: 1 });
    // something of it arrived, and counts against the week
    expect(row(1)?.sentAt).not.toBeNull();
    expect((await world.contacts.find(citizen(1)))?.noticedAt).toEqual([row(1)?.sentAt]);
    expect((await reportNotice(world.rows, 'n-1')).total).toMatchObject({ meant: 1, reached: 0, partly: 1 });
  });

  it('counts once against the week, whatever number of parts it has', async () => {
    await world.addContacts([aContact(1)]);
    await release({ content: someContent(whole) });
    await world.mind();
    expect(row(1)).toMatchObject({ state: 'sent', part: 2 });
    expect((await world.contacts.find(citizen(1)))?.noticedAt).toEqual([row(1)?.sentAt]);
  });

  it('leaves who wants no more in peace, also in the middle', async () => {
    await world.addContacts([aContact(1)]);
    world.messenger.answers.push(
      { kind: 'sent', messageId: 'm-p', at: NOW },
      { kind: 'refused', class: 'later', code: 0 },
    );
    await release({ content: someContent(whole) });
    await world.mind();
    await world.talk(aContact(1), { optedOut: NOW });
    world.clock.advance(60_000);
    await world.mind();
    expect([arrived(), row(1)?.reason]).toEqual([[], 'opted-out']);
  });

  it('ends with the reason when the file is gone, and gives back what it would have cost', async () => {
    await world.addContacts([aContact(1, { lastInteractionAt: NOW - 3 * DAY })]);
    world.messenger.answers.push({ kind: 'fileGone' });
    await release({ content: someContent({ ...whole, ways: ['paid'] }), budgetVnd: 999 });
    await world.mind();
    expect(row(1)).toMatchObject({ state: 'failed', reason: 'file-gone', costVnd: 0 });
    expect(await world.rows.spentVnd('n-1')).toBe(0);
  });

  it('is one message by template, which carries neither', async () => {
    await world.addContacts([aContact(1, { lastInteractionAt: NOW - 30 * DAY })]);
    const content = someContent({
      ...whole,
      ways: ['uidTemplate'],
      uidTemplate: { templateId: 't', data: {} },
    });
    await release({ content, budgetVnd: 90 });
    await world.mind();
    expect([world.platform.sent.length, arrived(), row(1)?.state]).toEqual([1, [], 'sent']);
  });
});
