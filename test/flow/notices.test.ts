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
