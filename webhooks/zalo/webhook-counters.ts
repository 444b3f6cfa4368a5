/** Why a request was refused; the answer's status is in `REFUSAL_STATUS`. */
export type Refusal =
  | 'too-large'
  | 'encoded'
  | 'cut-off'
  | 'wrong-content-type'
  | 'broken-json'
  | 'unsigned'
  | 'unknown-account'
  | 'bad-signature';

/** What became of a genuine event. */
export type Fate =
  | 'recorded'
  | 'duplicate'
  | 'spooled'
  | 'aside'
  | 'unknown'
  | 'malformed'
  | 'foreign'
  | 'lost';

/** Things that are tolerated and worth knowing about. */
export type Oddity = 'header-timestamp' | 'unknown-key';

/** Counts what passes the webhook. Labels come from closed lists: event names that we do not know count as `other`. */
export type WebhookCounters = {
  event(name: string, fate: Fate): void;
  refused(reason: Refusal): void;
  oddity(what: Oddity): void;
};

/**
 * Refusals are for requests that are not the platform's. An account that we do not serve is answered like a wrong
 * signature, so that nobody can ask us which ones we do.
 */
export const REFUSAL_STATUS: Readonly<Record<Refusal, number>> = {
  'too-large': 413,
  encoded: 415,
  'cut-off': 400,
  'wrong-content-type': 415,
  'broken-json': 400,
  unsigned: 401,
  'unknown-account': 401,
  'bad-signature': 401,
};
