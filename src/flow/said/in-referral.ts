import { findFeedback } from '../catalogue.js';
import type { Meaning } from '../read-meaning.js';
import type { SpokenReferral } from '../referral.js';
import { dayOf } from '../show/moments.js';
import { type Context, showPlace, type Turn } from '../turn.js';
import { inMenu } from './in-menu.js';
import { setAside } from './leaving.js';
import { findSpokenReferral, refer } from './refer.js';

/** By the numbers that the question shows. */
const NUMBERED: Readonly<Record<string, SpokenReferral | 'feedback'>> = {
  '1': 'feedback',
  '2': 'complaint',
  '3': 'denunciation',
};

/** The answer to "is this feedback, or a complaint?": whatever names one of them decides, all else is the menu's. */
export function inReferral(context: Context, meaning: Meaning): Turn {
  const { world, at } = context;
  const session = setAside(context.session);
  const chosen =
    meaning.do === 'words'
      ? (NUMBERED[meaning.text] ?? findSpokenReferral(context, meaning.text))
      : undefined;
  const feedback = findFeedback(world.catalogue, dayOf(at));
  if (chosen === 'feedback' && feedback) {
    return showPlace({ ...session, place: { at: 'card', procedureId: feedback.id } });
  }
  return chosen === undefined || chosen === 'feedback'
    ? inMenu({ ...context, session }, meaning)
    : refer(context, chosen);
}
