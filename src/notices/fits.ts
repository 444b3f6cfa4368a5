import { exactKey } from '../text/fold.js';
import type { Audience } from './audience.js';
import type { Contact } from './contact.js';

const DAY_MS = 86_400_000;

/** Whether a citizen is meant. Pure; what is not known of somebody does not fit. */
export function fits(audience: Audience, contact: Contact, now: number): boolean {
  switch (audience.is) {
    case 'everybody':
      return true;
    case 'all':
      return audience.of.every((one) => fits(one, contact, now));
    case 'any':
      return audience.of.some((one) => fits(one, contact, now));
    case 'not':
      return !fits(audience.of, contact, now);
    case 'inNeighbourhood':
      return audience.oneOf.some((name) => sameName(name, contact.neighbourhood));
    case 'usedProcedure':
      return audience.oneOf.some((id) => contact.procedures.includes(id));
    case 'hasDossierIn':
      return audience.oneOf.some((state) => contact.states.includes(state));
    case 'follower':
      return contact.following;
    case 'tagged':
      return audience.oneOf.some((tag) => contact.tags.includes(tag));
    case 'speaks':
      return audience.oneOf.includes(contact.language);
    case 'aged':
      return contact.ageGroup !== null && audience.oneOf.includes(contact.ageGroup);
    case 'wroteWithin':
      return contact.lastInteractionAt !== null && now - contact.lastInteractionAt <= audience.days * DAY_MS;
  }
}

const sameName = (asked: string, known: string | null): boolean =>
  known !== null && exactKey(asked) === exactKey(known);
