import { describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const greeted: Session = { ...freshSession(), greeted: true, heardAt: MORNING };
const happens = (session: Session, event: FlowEvent) => step(world, session, event);
const says = (session: Session, text: string) =>
  happens(session, { type: 'said', at: MORNING + 1_000, text });
const quotes = (session: Session, text: string) =>
  happens(session, { type: 'said', at: MORNING + 2_000, text, quotes: 'm-1', toNotice: true });
const sayingOf = (effects: readonly FlowEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []))[0];

describe('a citizen and notices', () => {
  it('asks for the last ones in plain words, also while a clerk answers', () => {
    const [, effects] = says(greeted, 'Thông báo gần đây');
    expect(effects).toEqual([{ type: 'findNotices' }]);
  });

  it('sees them with their days, and can leave their topics', () => {
    const notices = [
      { title: 'Lịch cắt điện', topic: 'utilities' as const, at: MORNING },
      { title: 'Cắt nước', topic: 'utilities' as const, at: MORNING - 86_400_000 },
    ];
    const [, effects] = happens(greeted, { type: 'noticesFound', at: MORNING, notices });
    const saying = sayingOf(effects);
    expect(saying?.key).toBe('notices.recent');
    expect(saying?.params.list).toMatch(/^• \d{2}\/\d{2}\/\d{4}: Lịch cắt điện\n• /);
    expect(saying?.buttons.map(({ label }) => label)).toEqual(['Thôi nhận tin điện, nước', 'Menu']);
  });

  it('is told when there were none', () => {
    const [, effects] = happens(greeted, { type: 'noticesFound', at: MORNING, notices: [] });
    expect(sayingOf(effects)?.key).toBe('notices.none');
  });

  it('leaves a topic and follows it again, with the buttons that they see', () => {
    const [left, effects] = says(greeted, '#bochude utilities');
    expect(left.leftTopics).toEqual(['utilities']);
    const [back] = sayingOf(effects)?.buttons ?? [];
    expect(back?.label).toBe('Nhận lại tin điện, nước');
    const [again] = says(left, back?.payload ?? '');
    expect(again.leftTopics).toEqual([]);
  });

  it('answers a notice without leaving what lies on the table', () => {
    const [after, effects] = says(greeted, '#tb n-1=0');
    expect(after.place).toEqual(greeted.place);
    expect(sayingOf(effects)?.key).toBe('notices.answered');
    // "Tôi cần giúp" is not left to somebody who reads a report
    expect(sayingOf(effects)?.buttons?.[0]).toMatchObject({ label: 'Gặp cán bộ', payload: '#canbo' });
    expect(effects).toContainEqual({ type: 'answerNotice', noticeId: 'n-1', button: 0, at: MORNING + 1_000 });
  });

  it('quotes one, and the words go along unless a person is told them', () => {
    const quoting: FlowEvent = { type: 'said', at: MORNING + 1_000, text: 'Tôi bận', quotes: 'm-1' };
    const quotedIn = (session: Session) =>
      happens(session, quoting)[1].find((effect) => effect.type === 'quoted');
    const quoted = { type: 'quoted', messageId: 'm-1', at: MORNING + 1_000 };
    expect(quotedIn(greeted)).toEqual({ ...quoted, text: 'Tôi bận' });
    const [attended] = says(greeted, '#canbo');
    expect(quotedIn(attended)).toEqual({ ...quoted, text: '' });
  });

  it('answers a notice alone by quoting it, wherever the conversation stands and whatever is said', () => {
    const places = {
      menu: [],
      consent: ['#tt 1.004873', '#batdau'],
      question: ['#tt 1.004873', '#batdau', 'đồng ý', 'cho chính tôi'],
      forgetting: ['xóa trò chuyện'],
      withdrawing: ['rút đồng ý'],
      requesting: ['xin sửa hồ sơ'],
    };
    for (const [at, said] of Object.entries(places)) {
      const before = said.reduce((session, text) => says(session, text)[0], greeted);
      expect(before.place.at).toBe(at);
      for (const text of [
        'Tôi bận',
        'đồng ý',
        'Có',
        'không',
        '1',
        'hủy',
        'xong',
        'quay lại',
        'tiếp tục',
        'nộp',
      ]) {
        const [after, effects] = quotes(before, text);
        expect({ ...after, heardAt: 0 }).toEqual({ ...before, heardAt: 0 });
        expect(sayingOf(effects)?.key).toBe('notices.heard');
        expect(effects.map(({ type }) => type).filter((type) => type !== 'remind')).toEqual([
          'reply',
          'quoted',
        ]);
      }
    }
  });

  it('is understood all the same, also in a form', () => {
    const inForm = ['#tt 1.004873', '#batdau', 'đồng ý'].reduce((one, text) => says(one, text)[0], greeted);
    for (const session of [greeted, inForm]) {
      expect(quotes(session, 'Dừng nhận tin')[0].optedOut).not.toBeNull();
      expect(quotes(session, 'gặp cán bộ')[0].talk?.attended).toBe(true);
      expect(sayingOf(quotes(session, 'tôi muốn chết')[1])?.key).toBe('alarm.despair');
      expect(quotes(session, 'tra cứu')[1]).toContainEqual({ type: 'track' });
    }
    expect(quotes(greeted, '000.00.01.H53-261123-0001')[1]).toContainEqual({
      type: 'track',
      code: '000.00.01.H53-261123-0001',
    });
    const [opened, effects] = quotes(greeted, 'làm giấy khai sinh');
    expect(opened.place.at).toBe('card');
    expect(sayingOf(effects)?.before).toContainEqual({ key: 'notices.alsoHeard', params: {} });
    expect(quotes(inForm, 'làm giấy khai sinh')[0].place).toEqual(inForm.place);
  });

  it('sends a photo under a notice, which no form takes, and hears how a clerk gets it', () => {
    const photo = (at: number, caption?: string): FlowEvent => ({
      ...{ type: 'sentMedia', at, quotes: 'm-1', toNotice: true, ...(caption && { caption }) },
      items: [{ mediaId: 'p', kind: 'photo', url: 'https://x' }],
    });
    const [once, effects] = happens(greeted, photo(MORNING + 1_000));
    expect(sayingOf(effects)?.key).toBe('notices.noFile');
    expect(effects.map(({ type }) => type)).toEqual(['reply']);
    const [, again] = happens(once, photo(MORNING + 2_000));
    expect(again).toEqual([]);
    const [, withWords] = happens(once, photo(MORNING + 2_000, 'Cây đổ'));
    expect(withWords).toContainEqual({
      type: 'quoted',
      messageId: 'm-1',
      text: 'Cây đổ',
      at: MORNING + 2_000,
    });
    const [attended] = says(greeted, '#canbo');
    const [, passed] = happens(attended, photo(MORNING + 3_000, 'Cây đổ'));
    expect(passed.map(({ type }) => type)).toEqual(expect.arrayContaining(['passOn', 'fetchMedia']));
    expect(passed).toContainEqual({ type: 'quoted', messageId: 'm-1', text: '', at: MORNING + 3_000 });
  });

  it('cannot do anything with a button that says nothing', () => {
    for (const tapped of ['#tb', '#tb n-1=x', '#bochude sport']) {
      const [after, effects] = says(greeted, tapped);
      expect(after.leftTopics).toEqual([]);
      expect(effects.map(({ type }) => type)).toEqual(['reply']);
    }
  });

  it('follows the account as the platform tells, and is remembered to when the chat is erased', () => {
    const [following] = happens(greeted, { type: 'followed', at: MORNING });
    expect(following.following).toBe(true);
    const [gone] = happens(following, { type: 'unfollowed', at: MORNING });
    expect(gone.following).toBe(false);
  });
});
