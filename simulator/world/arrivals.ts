const zoneOffset = 7 * 3_600_000;
const dayMs = 24 * 3_600_000;
const minuteMs = 60_000;
/** From 21:59 until 06:00 people sleep, in Viet Nam. */
const quietFrom = 21 * 60 + 59;
const quietUntil = 6 * 60;

/** How something of the OA came to a person. */
export type ArrivalWay = 'consultation' | 'template' | 'phone' | 'article';

/** How often an OA reached one person, by way, and how much of it at a quiet hour. */
export type Arrival = Record<ArrivalWay | 'total' | 'quiet', number> & { userId: string };

/** Counts what arrived; it outlives the messages, which a chat forgets. */
export type Arrivals = {
  record(to: { oaId: string; userId: string }, way: ArrivalWay, at: number): void;
  /** Whoever got anything. */
  of(oaId: string): Iterable<Readonly<Arrival>>;
  clear(): void;
};

/** Whether a moment lies between 21:59 and 06:00 in Viet Nam. */
export function isQuiet(at: number): boolean {
  const minute = Math.floor(((at + zoneOffset) % dayMs) / minuteMs);
  return minute >= quietFrom || minute < quietUntil;
}

/** No arrivals yet. */
export function createArrivals(): Arrivals {
  const perOa = new Map<string, Map<string, Arrival>>();
  const nothing = { total: 0, quiet: 0, consultation: 0, template: 0, phone: 0, article: 0 };
  return {
    record({ oaId, userId }, way, at) {
      const people = perOa.get(oaId) ?? new Map<string, Arrival>();
      perOa.set(oaId, people);
      const arrival = people.get(userId) ?? { userId, ...nothing };
      people.set(userId, arrival);
      arrival[way] += 1;
      arrival.total += 1;
      if (isQuiet(at)) arrival.quiet += 1;
    },
    of: (oaId) => perOa.get(oaId)?.values() ?? [],
    clear: () => perOa.clear(),
  };
}
