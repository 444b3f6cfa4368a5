/** A page that has said nothing for so long is closed, or its computer asleep. */
export const GONE_AFTER_MS = 20_000;

/**
 * Who of the staff looks at what right now; a page says so with each turn of its timer. Only a courtesy: it never rejects, and
 * without its store nobody sees anybody.
 */
export type Presence = {
  /** Notes that somebody looks at a place, and gives the usernames of the others who do, by name. */
  see(place: string, username: string): Promise<string[]>;
};
