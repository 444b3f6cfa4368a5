import { mentions } from '../../text/mentions.js';
import { Referral, SpokenReferral } from '../referral.js';
import { showReferral } from '../show/show-referral.js';
import { type Context, line, sayOnly, showPlace, type Turn } from '../turn.js';
import { setAside } from './leaving.js';
import { miss } from './miss.js';

export const findSpokenReferral = ({ world }: Context, text: string): SpokenReferral | undefined =>
  SpokenReferral.options.find((one) => mentions(text, world.catalogue.referrals[one]));

/** Words that name a matter which is no feedback: an audience is told where it is, the others are asked about once. */
export function findReferral(context: Context, text: string): Turn | undefined {
  const spoken = findSpokenReferral(context, text);
  if (spoken === undefined) return undefined;
  if (spoken === 'audience') return refer(context, spoken);
  return showPlace({ ...context.session, misses: 0, place: { at: 'referral' } });
}

/** Says where such a matter goes; a form that is open waits meanwhile. */
export function refer(context: Context, what: string | undefined): Turn {
  const referral = Referral.safeParse(what);
  if (!referral.success) return miss(context, line('staleTap'));
  return sayOnly(setAside(context.session), showReferral(context.world, referral.data, context.at));
}
