const kept = 1000;

/** One exchange on the wire, as it was. Tokens are shortened; everything else is shown raw. */
export type TrafficEntry = {
  id: number;
  at: number;
  kind: 'api' | 'oauth' | 'webhook';
  verdict: 'ok' | 'refused' | 'fault' | 'failed';
  title: string;
  oaId?: string;
  request: { method: string; url: string; headers: Record<string, string>; body: string };
  response?: { status: number; headers: Record<string, string>; body: string };
  ms: number;
};

/** Something the product sent and the platform did not take, with the reason that the real one would not tell. */
export type Refusal = {
  at: number;
  path: string;
  oaId?: string;
  userId?: string;
  code: number;
  message: string;
  reason: string;
};

/** What the page is told while it happens. */
export type LiveEvent = { type: string; data: unknown };
export type Listener = (event: LiveEvent) => void;

/** The memory of what went over the wire, and the loudspeaker to whoever watches. Forgets the oldest, and all on restart. */
export type Journal = {
  record(entry: Omit<TrafficEntry, 'id'>): void;
  refuse(refusal: Refusal): void;
  announce(type: string, data: unknown): void;
  /** Returns how to stop listening. */
  listen(listener: Listener): () => void;
  traffic(): readonly TrafficEntry[];
  refusals(): readonly Refusal[];
};

const secretHeaders = new Set(['access_token', 'secret_key', 'appsecret_proof']);

/** Headers for showing, with secrets shortened to their last characters. */
export function toShownHeaders(headers: Record<string, unknown>): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => {
    const text = String(value);
    return [name, secretHeaders.has(name.toLowerCase()) ? `…${text.slice(-6)}` : text];
  });
  return Object.fromEntries(shown);
}

/** An empty journal. */
export function createJournal(): Journal {
  const traffic: TrafficEntry[] = [];
  const refusals: Refusal[] = [];
  const listeners = new Set<Listener>();
  let lastId = 0;
  const announce = (type: string, data: unknown) => {
    for (const listener of listeners) listener({ type, data });
  };
  const keep = <T>(list: T[], item: T) => {
    list.push(item);
    if (list.length > kept) list.shift();
  };
  return {
    record(entry) {
      lastId += 1;
      const numbered = { ...entry, id: lastId };
      keep(traffic, numbered);
      announce('traffic', numbered);
    },
    refuse(refusal) {
      keep(refusals, refusal);
      announce('refusal', refusal);
    },
    announce,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    traffic: () => [...traffic],
    refusals: () => [...refusals],
  };
}
