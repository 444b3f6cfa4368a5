import type { Saying } from '../effects.js';
import { tap } from '../read-meaning.js';
import type { Offer } from '../turn.js';
import type { World } from '../world.js';
import { buttons, MOST_BUTTONS } from './buttons.js';

const BACK = tap('back');

/**
 * The saying with these buttons as well. Where all places are taken, one that is said in the text too makes room: "quay
 * lại", which can be typed, or the last of listed options. A button that nothing else stands for never does.
 */
export function addOffers(world: World, saying: Saying, offers: readonly Offer[]): Saying {
  return offers.reduce((said, offer) => addOffer(world, said, offer), saying);
}

function addOffer(world: World, saying: Saying, offer: Offer): Saying {
  const payload = tap(offer);
  if (saying.buttons.some((one) => one.payload === payload)) return saying;
  const kept = makeRoom(saying);
  if (kept.length >= MOST_BUTTONS) return saying;
  return { ...saying, buttons: [...kept, ...buttons(world, [offer, payload])] };
}

function makeRoom({ key, params, buttons: all }: Saying): Saying['buttons'] {
  if (all.length < MOST_BUTTONS) return all;
  const withoutBack = all.filter((one) => !one.payload.startsWith(BACK));
  const isListed = key === 'menu.shown' || (params.listed ?? '') !== '';
  return withoutBack.length < MOST_BUTTONS || !isListed ? withoutBack : all.slice(0, MOST_BUTTONS - 1);
}
