import type { RefusalClass } from '../../replies/messenger.js';

/** When it makes sense to try again. */
export type Wait = 'nextMinute' | 'soon' | 'morning' | 'tomorrow';

/** What an error code of the OA API means for a message. */
export type Verdict =
  | { is: 'refused'; class: Exclude<RefusalClass, 'later'>; elsewhere?: true }
  | { is: 'later'; wait: Wait }
  /** the access token: refresh once, try once more */
  | { is: 'token' }
  /** this transport is not for this kind of OA: the other one is */
  | { is: 'transport' }
  /** says "failed" but is known to have delivered */
  | { is: 'doubtful' };

const token: Verdict = { is: 'token' };
const transport: Verdict = { is: 'transport' };
const doubtful: Verdict = { is: 'doubtful' };
export const refused = (by: Exclude<RefusalClass, 'later'>): Verdict => ({ is: 'refused', class: by });
export const later = (wait: Wait): Verdict => ({ is: 'later', wait });
/** The platform looked before it sent, and names what shuts this way alone: nothing was shown to the citizen. */
export const elsewhere = (by: Exclude<RefusalClass, 'later'>): Verdict => ({
  is: 'refused',
  class: by,
  elsewhere: true,
});
const unreachable = refused('unreachable');
const human = refused('human');
const bug = refused('bug');

/** Every documented code (reference zalo-oa-api §8.1); a code that is not here is a bug and an alarm. */
export const VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  [-32, later('nextMinute')], // calls per minute of the app or of the OA
  [-100, bug], // attachment expired: a file is uploaded again before this is believed
  [-124, token], // the template API's word for -216
  [-200, doubtful], // send failed, no reason given
  [-201, bug], // a field is invalid
  [-204, human], // OA disabled
  [-205, human], // OA does not exist
  [-209, human], // API not open to this app
  [-210, bug], // a parameter is over its limit
  [-211, human], // quota of a feature used up: must be bought or waited for
  [-212, human], // app has not registered this API
  [-213, unreachable], // does not follow
  [-214, later('soon')], // article in the works
  [-216, token], // access token invalid
  [-217, unreachable], // blocked invitations
  [-218, later('tomorrow')], // this citizen got as much as they may get
  [-219, human], // app removed or disabled
  [-220, token], // access token expired or removed
  [-221, human], // OA not verified
  [-223, human], // OA has not authorised this API
  [-224, human], // package too small
  [-227, unreachable], // banned or inactive
  [-230, elsewhere('unreachable')], // silent for seven days
  [-232, elsewhere('unreachable')], // never interacted, or too long ago
  [-233, bug], // message type not supported
  [-234, later('morning')], // not at night
  [-235, transport], // not for this type of OA
  [-237, human], // group disabled
  [-238, bug], // asset used
  [-240, transport], // v2 messages are closed to business OAs
  [-241, bug], // asset disabled
  [-242, human], // appsecret_proof: settings of the app
  [-244, unreachable], // the citizen restricted this kind of message
  [-248, bug], // against the platform's standards
  [-249, bug], // template cannot go by user id
  [-320, human], // no Zalo Cloud Account
  [-321, human], // Zalo Cloud Account out of money
  [-403, bug], // OA is not in the group
  [-1340, bug], // advertising form
  [-1341, bug], // advertising form
]);

/** Codes that say that the access token does not work. */
export const TOKEN_REFUSED: ReadonlySet<number> = new Set(
  [...VERDICTS].filter(([, verdict]) => verdict.is === 'token').map(([code]) => code),
);

/** Codes by their meaning; a code that is in none is a bug and an alarm. */
export type Verdicts = ReadonlyMap<number, Verdict>;

/** Stands where the platform gave no code. */
export const NO_CODE = 0;
/** The platform's own codes, where we refuse before it would. */
export const RATE_LIMITED = -32;
export const OVER_LIMIT = -210;
export const GRANT_DEAD = -14014;
export const PHONE_INVALID = -108;
/** The platform is still making the article. */
export const ARTICLE_PROCESSING = -214;
/** What was uploaded is not there any more. */
export const UPLOAD_EXPIRED = -100;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const VIETNAM_OFFSET_MS = 7 * HOUR_MS;

/** The moment (epoch ms, later than `now`) at which a wait is over; days are Vietnamese days. */
export function retryAtFor(wait: Wait, now: number): number {
  const midnight = Math.floor((now + VIETNAM_OFFSET_MS) / DAY_MS) * DAY_MS - VIETNAM_OFFSET_MS;
  switch (wait) {
    case 'nextMinute':
      return Math.floor(now / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
    case 'soon':
      return now + 5 * MINUTE_MS;
    case 'morning': {
      const six = midnight + 6 * HOUR_MS;
      return six > now ? six : six + DAY_MS;
    }
    case 'tomorrow':
      return midnight + DAY_MS;
  }
}
