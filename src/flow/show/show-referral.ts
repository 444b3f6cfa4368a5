import { findFeedback } from '../catalogue.js';
import type { Saying } from '../effects.js';
import { tap } from '../read-meaning.js';
import type { Referral } from '../referral.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { dayOf } from './moments.js';

/** "Is this feedback, or a complaint or denunciation?" */
export const askReferral = (world: World, at: number): Saying =>
  saying('referral.asked', {}, [
    ...feedbackButton(world, at),
    ...buttons(
      world,
      ['complaint', tap('refer', 'complaint')],
      ['denunciation', tap('refer', 'denunciation')],
      ['menu', tap('menu')],
    ),
  ]);

/** Where a matter goes that is no feedback, and the way to feedback for whoever meant that. */
export const showReferral = (world: World, referral: Referral, at: number): Saying =>
  saying(`referral.${referral}`, {}, [
    ...feedbackButton(world, at),
    ...buttons(world, ['menu', tap('menu')]),
  ]);

function feedbackButton(world: World, at: number): Saying['buttons'] {
  const feedback = findFeedback(world.catalogue, dayOf(at));
  return feedback ? [{ label: feedback.shortName, payload: tap('choose', feedback.id) }] : [];
}
