import { describe, expect, it } from '@jest/globals';
import {
  accept,
  change,
  countedOf,
  hold,
  isQuiet,
  keepBoth,
  lostOf,
  poorOf,
  replacedOf,
  told,
} from '../../src/flow/media/gathering.js';
import { HeldMedia } from '../../src/flow/media/held-media.js';

const photo = (mediaId: string) => ({ mediaId, kind: 'photo' as const, url: `https://x/${mediaId}` });
const file = (mediaId: string, name: string) => ({ ...photo(mediaId), kind: 'file' as const, name });
const MANY = 9;

const sent = (...ids: string[]) => hold([], ids.map(photo), MANY);
const arrive = (held: HeldMedia[], ...ids: string[]) =>
  ids.reduce((all, id) => change(all, id, { state: 'stored', flaws: [] }), held);
const idsOf = (held: readonly HeldMedia[]) => held.map(({ item }) => item.mediaId);
const numbersOf = (held: readonly HeldMedia[]) =>
  Object.fromEntries(held.map((one) => [one.item.mediaId, one.number]));

describe('files that are gathered for a paper', () => {
  it('are numbered as they came, those with a name of their own left out', () => {
    const held = hold([], [photo('a'), file('f', 'đơn.pdf'), photo('b')], MANY);
    expect(numbersOf(held)).toMatchObject({ a: 1, b: 2 });
  });

  it('are taken once, however often they are sent', () => {
    expect(idsOf(hold(sent('a', 'b'), [photo('b'), photo('a')], MANY))).toEqual(['a', 'b']);
  });

  it('are quiet when nothing is coming: late ones are not waited for', () => {
    const held = sent('a', 'b');
    expect(isQuiet(held)).toBe(false);
    expect(isQuiet(change(arrive(held, 'a'), 'b', { state: 'late' }))).toBe(true);
  });

  it('that are more than are taken are lost at once, and forgotten once that was told', () => {
    const held = hold([], [photo('a'), photo('b'), photo('c')], 2);
    expect([idsOf(countedOf(held)), idsOf(lostOf(held))]).toEqual([['a', 'b'], ['c']]);
    expect(idsOf(hold(told(arrive(held, 'a', 'b')), [photo('d')], 2))).toEqual(['a', 'b', 'd']);
  });

  describe('of which one was lost', () => {
    const lost = change(arrive(sent('a', 'b'), 'b'), 'a', { state: 'lost', reason: 'unreachable' });

    it('have it replaced in its place, once the citizen knows', () => {
      const held = hold(told(lost), [photo('c')], MANY);
      expect([idsOf(countedOf(held)), numbersOf(held)]).toEqual([['c', 'b'], { c: 1, b: 2 }]);
    });

    it('take what belongs to the same burst as one more', () => {
      expect(numbersOf(hold(lost, [photo('c')], MANY))).toEqual({ a: 1, b: 2, c: 3 });
    });
  });

  describe('of which one is poor', () => {
    const poor = change(arrive(sent('a', 'b'), 'b'), 'a', { state: 'stored', flaws: ['blurred'] });
    const again = hold(told(poor), [photo('c')], MANY);

    it('have it replaced by what comes after the advice', () => {
      expect([idsOf(countedOf(again)), idsOf(replacedOf(again)), numbersOf(again).c]).toEqual([
        ['b', 'c'],
        ['a'],
        1,
      ]);
    });

    it('have it back when its replacement is lost', () => {
      const held = change(again, 'c', { state: 'lost', reason: 'unreadable' });
      expect([idsOf(countedOf(held)), idsOf(poorOf(held))]).toEqual([['a', 'b'], ['a']]);
    });

    it('keep it when the citizen says so', () => {
      expect(poorOf(accept(poor))).toEqual([]);
      expect(idsOf(countedOf(hold(told(accept(poor)), [photo('c')], MANY)))).toEqual(['a', 'b', 'c']);
    });

    it('keep both when the new one was another page, each with a number of its own', () => {
      const held = keepBoth(arrive(again, 'c'));
      expect([idsOf(countedOf(held)), numbersOf(held), poorOf(held)]).toEqual([
        ['a', 'b', 'c'],
        { a: 1, b: 2, c: 3 },
        [],
      ]);
    });

    it('have the newest only, however often it is sent again', () => {
      const poorAgain = told(change(again, 'c', { state: 'stored', flaws: ['dark'] }));
      expect(idsOf(countedOf(hold(poorAgain, [photo('d')], MANY)))).toEqual(['b', 'd']);
    });
  });

  it('are read from sessions that were stored before there was a coach', () => {
    const item = photo('a');
    expect(HeldMedia.parse({ item, stored: true })).toMatchObject({ item, state: 'stored', number: 1 });
    expect(HeldMedia.parse({ item, stored: false }).state).toBe('coming');
    expect(HeldMedia.parse(HeldMedia.parse({ item, stored: true })).state).toBe('stored');
  });
});
