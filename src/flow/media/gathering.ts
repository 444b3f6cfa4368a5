import type { MediaFlaw, MediaItem } from '../events.js';
import type { HeldMedia, LossReason } from './held-media.js';

/** Files as they are sent for one paper, in the order in which they came. */
export type Gathering = readonly HeldMedia[];

/**
 * Takes in what was sent. A file known already changes nothing; one that is sent after the citizen was told of a lost
 * or a poor one stands in its place; what is more than the question takes is lost at once.
 */
export const hold = (held: Gathering, items: readonly MediaItem[], max: number): HeldMedia[] =>
  items.reduce<HeldMedia[]>(
    (all, item) => (all.some((one) => one.item.mediaId === item.mediaId) ? all : holdOne(all, item, max)),
    held.filter((one) => !(one.reason === 'too-many' && one.told)),
  );

function holdOne(held: HeldMedia[], item: MediaItem, max: number): HeldMedia[] {
  const lost = held.find((one) => one.state === 'lost' && one.told);
  if (lost) return held.map((one) => (one === lost ? fresh(item, lost.number) : one));
  const poor = poorOf(held).find((one) => one.told);
  if (poor) {
    const replaced = held.map((one) => (one === poor ? { ...one, replacedBy: item.mediaId } : one));
    return [...replaced, fresh(item, poor.number)];
  }
  const next = fresh(item, 1 + Math.max(0, ...held.filter(isNameless).map((one) => one.number)));
  const isTooMany = countedOf(held).length >= max;
  return [...held, isTooMany ? { ...next, state: 'lost', reason: 'too-many' } : next];
}

const fresh = (item: MediaItem, number: number): HeldMedia => ({
  item,
  state: 'coming',
  number,
  flaws: [],
  reason: null,
  told: false,
  replacedBy: null,
});

/** A file of an answer, as it is held while that answer is looked at again. */
export const stored = (item: MediaItem, number: number): HeldMedia => ({
  ...fresh(item, number),
  state: 'stored',
});

export const isNameless = ({ item }: HeldMedia): boolean => item.name === undefined;

/** Files that make up the answer: neither lost nor replaced. */
export const countedOf = (held: Gathering): HeldMedia[] =>
  held.filter((one) => one.state !== 'lost' && !isReplaced(held, one));

export const replacedOf = (held: Gathering): HeldMedia[] => held.filter((one) => isReplaced(held, one));

/** A replacement that was lost itself replaces nothing. */
const isReplaced = (held: Gathering, { replacedBy }: HeldMedia): boolean =>
  replacedBy !== null && held.some((one) => one.item.mediaId === replacedBy && one.state !== 'lost');

export const storedOf = (held: Gathering): HeldMedia[] =>
  countedOf(held).filter((one) => one.state === 'stored');

/** Files with flaws that the citizen has not accepted. */
export const poorOf = (held: Gathering): HeldMedia[] => storedOf(held).filter((one) => one.flaws.length > 0);

export const lostOf = (held: Gathering): HeldMedia[] => held.filter((one) => one.state === 'lost');

/** Whether nothing more is to be expected for the moment. */
export const isQuiet = (held: Gathering): boolean => held.every((one) => one.state !== 'coming');

export type Change = { state: 'stored'; flaws: MediaFlaw[] } | { state: 'late' } | Loss;
type Loss = { state: 'lost'; reason: LossReason };

/** What became of one file. */
export const change = (held: Gathering, mediaId: string, what: Change): HeldMedia[] =>
  held.map((one) => (one.item.mediaId === mediaId ? { ...one, ...what } : one));

/** The citizen has been told of everything that there was to tell. */
export const told = (held: Gathering): HeldMedia[] =>
  held.map((one) =>
    one.told || one.state === 'coming' || one.state === 'late' ? one : { ...one, told: true },
  );

/** The citizen keeps the photos as they are. */
export const accept = (held: Gathering): HeldMedia[] =>
  held.map((one) => (isReplaced(held, one) ? one : { ...one, flaws: [] }));

/** Both the photos that were replaced and those that replace them. */
export function keepBoth(held: Gathering): HeldMedia[] {
  let number = Math.max(0, ...held.map((one) => one.number));
  return held.map((one) =>
    isReplaced(held, one) ? { ...one, flaws: [], replacedBy: null } : renumbered(one),
  );
  function renumbered(one: HeldMedia): HeldMedia {
    const isReplacement = held.some((other) => other.replacedBy === one.item.mediaId);
    return isReplacement ? { ...one, number: ++number } : one;
  }
}
