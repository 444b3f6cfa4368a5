import type { Contact } from './contact.js';
import type { NoticeWays, NoWay, TemplateWay, Way } from './way.js';

/** What a notice may use: the ways that its official chose, and what the platform has approved for it. */
export type WaysOpen = {
  chosen: readonly Way[];
  uidTemplate: boolean;
  phoneTemplate: boolean;
  /** bound, but not to be used as the platform has it now */
  shut: ReadonlySet<TemplateWay>;
  /** the OA belongs to a state agency and speaks the older API, which knows no templates by user id */
  isState: boolean;
};

export type WayChoice = { way: Way } | { way: null; reason: NoWay };

type Known = Pick<Contact, 'lastInteractionAt' | 'hasPhone'>;

const HOUR_MS = 3_600_000;
/** From what costs nothing to what costs most. */
const ORDER: readonly Way[] = ['free', 'state', 'paid', 'uidTemplate', 'phoneTemplate'];

/**
 * The cheapest way that is open to this citizen now, or why there is none. Pure (reference zalo-oa-api §6.1, §7). The
 * bounds themselves still belong to the better window.
 */
export function chooseWay(contact: Known, open: WaysOpen, clock: Clock): WayChoice {
  const possible = ORDER.filter((way) => isOffered(way, open) && isOpen(way, contact, clock));
  const way = possible.find((one) => open.chosen.includes(one));
  return way
    ? { way }
    : { way: null, reason: reasonOf(contact, { open, isPossible: possible.length > 0 }, clock) };
}

function isOffered(way: Way, { uidTemplate, phoneTemplate, isState, shut }: WaysOpen): boolean {
  switch (way) {
    case 'free':
    case 'paid':
      return !isState;
    case 'state':
      return isState;
    case 'uidTemplate':
      return uidTemplate && !isState && !shut.has(way);
    case 'phoneTemplate':
      return phoneTemplate && !shut.has(way);
  }
}

type Clock = { terms: NoticeWays; now: number };

function isOpen(way: Way, { lastInteractionAt, hasPhone }: Known, { terms, now }: Clock): boolean {
  if (way === 'phoneTemplate') return hasPhone;
  const { openHours } = terms.ways[way];
  return lastInteractionAt !== null && (openHours === null || now - lastInteractionAt <= openHours * HOUR_MS);
}

function reasonOf(
  contact: Known,
  { open, isPossible }: { open: WaysOpen; isPossible: boolean },
  clock: Clock,
): NoWay {
  const isShut = [...open.shut].some((way) => open.chosen.includes(way) && isOpen(way, contact, clock));
  if (isShut) return 'template-shut';
  if (isPossible) return 'way-not-chosen';
  if (contact.lastInteractionAt === null) return 'never-wrote';
  return isOpen('uidTemplate', contact, clock) ? 'silent-week' : 'silent-year';
}
