import { describe, expect, it } from '@jest/globals';
import { agesAt } from '../../src/flow/ageing.js';
import { SavedPerson } from '../../src/flow/memory/saved-person.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const DAY = 86_400_000;
const { drafts, savedPeople } = world.catalogue.retention;

const play = (from: Session, at: number, ...texts: string[]): Session =>
  texts.reduce((session, text, n) => step(world, session, { type: 'said', at: at + n, text })[0], from);
const pass = (session: Session, at: number) => step(world, session, { type: 'timePassed', at });

const begun = () => play(freshSession(), MORNING, '#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi');
const person = (personId: string, usedAt: number) =>
  SavedPerson.parse({
    personId,
    facts: { fullName: 'TRẦN THỊ MẪU' },
    consent: { textVersion: '1', at: usedAt, sensitive: false },
    usedAt,
  });

describe('a draft whose citizen never comes back', () => {
  it('goes at the moment that the session names, not before, without a word', () => {
    const session = begun();
    const at = agesAt(world, session) ?? 0;
    expect(at).toBeGreaterThan(MORNING + drafts * DAY);
    expect(pass(session, at - 10)[0].form).not.toBeNull();
    const [aged, effects] = pass(session, at);
    expect(aged.form).toBeNull();
    expect(JSON.stringify(aged)).not.toContain('nyc.quanHe');
    expect(effects.map(({ type }) => type)).toEqual(['remind', 'countForm']);
    expect(effects.at(-1)).toMatchObject({ form: { end: 'expired' } });
    expect(agesAt(world, aged)).toBeNull();
  });

  it('is spoken of once when they do come back', () => {
    const [aged] = pass(begun(), MORNING + (drafts + 1) * DAY);
    const [back, effects] = step(world, aged, { type: 'said', at: MORNING + 40 * DAY, text: 'menu' });
    const said = (of: typeof effects) =>
      of.flatMap((one) => (one.type === 'reply' ? one.sayings : [])).flatMap(({ before = [] }) => before);
    expect(said(effects).map(({ key }) => key)).toContain('form.expired');
    const [, again] = step(world, back, { type: 'said', at: MORNING + 40 * DAY + 1, text: 'menu' });
    expect(said(again).map(({ key }) => key)).not.toContain('form.expired');
  });

  it('stays while they answer now and then', () => {
    const later = play(begun(), MORNING + 20 * DAY, 'Nguyễn Văn Mẫu');
    expect(pass(later, MORNING + (drafts + 1) * DAY)[0].form).not.toBeNull();
  });
});

describe('somebody who is remembered', () => {
  it('is forgotten when they were of no use for as long as it was said, and nobody else is', () => {
    const people = [person('old', MORNING), person('new', MORNING + DAY)];
    const session = { ...freshSession(), people };
    const at = agesAt(world, session) ?? 0;
    expect(at).toBe(MORNING + savedPeople * DAY + 1);
    const [aged] = pass(session, at);
    expect(aged.people.map(({ personId }) => personId)).toEqual(['new']);
    expect(agesAt(world, aged)).toBe(at + DAY);
  });
});

describe('data that only waits for a yes', () => {
  it('is not kept for longer than a day', () => {
    const offered: Session = {
      ...freshSession(),
      heardAt: MORNING,
      place: { at: 'remembering', people: [{ facts: { fullName: 'A' }, known: null }], back: 'menu' },
    };
    expect(agesAt(world, offered)).toBe(MORNING + DAY + 1);
    expect(pass(offered, MORNING + DAY)[0].place.at).toBe('remembering');
    expect(pass(offered, MORNING + DAY + 1)[0].place).toEqual({ at: 'menu' });
    const asked: Session = {
      ...freshSession(),
      heardAt: MORNING,
      place: { at: 'requesting', kind: 'correct', text: 'Sai tên' },
    };
    expect(pass(asked, MORNING + 2 * DAY)[0].place).toEqual({ at: 'menu' });
  });

  it('ages nothing in a conversation that keeps nothing', () => {
    expect(agesAt(world, freshSession())).toBeNull();
    expect(pass(freshSession(), MORNING)).toEqual([freshSession(), []]);
  });
});
