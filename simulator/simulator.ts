import type { Express } from 'express';
import type { z } from 'zod';
import type { CitizenHandle } from './citizens/citizen-handle.js';
import type { CrowdPlan } from './citizens/seed-crowd.js';
import type { Faults } from './faults/faults.js';
import type { TokenPair } from './oauth/grants.js';
import type { Chaos } from './webhook/chaos.js';
import type { WebhookEvent } from './webhook/events.js';
import type { Arrival } from './world/arrivals.js';
import type { MinuteOfCalls } from './world/call-counts.js';
import type { Listener, Refusal, TrafficEntry } from './world/journal.js';
import type { Citizen, Delivery } from './world/state.js';

export type CitizenOptions = { name?: string; phone?: string; anonymous?: boolean };

/** The platform in a box. See `simulator/README.md` for how tests play with it. */
export type Simulator = {
  readonly app: Express;
  /** Where it listens: base of the OAuth host, the OA API, the business host and the page alike. */
  readonly url: string;
  /** Starts to listen and resolves with the address; port 0 takes a free one. */
  listen(port?: number, host?: string): Promise<string>;
  /** Stops at once, hanging calls included, and writes the state. */
  close(): Promise<void>;
  setWebhookUrl(url: string): void;
  /** Posts the unsigned set-up probe. */
  probe(): Promise<{ ok: boolean; answer: string }>;
  /** A fresh pair of tokens for an OA; its earlier ones die. */
  mintTokens(oaId: string): TokenPair;
  expireAccessTokens(oaId?: string): void;
  /** The person with this id at this OA, made when new. */
  citizen(oaId: string, userId: string, options?: CitizenOptions): CitizenHandle;
  /** Sees to it that an OA has at least so many people, with made-up names. */
  inviteCitizens(oaId: string, count: number): void;
  /** Adds many people in mixed states at once, always the same ones; returns how many of each state there are. */
  seedCrowd(oaId: string, plan: z.input<typeof CrowdPlan>): Record<string, number>;
  /** The crowd of an OA, in the order of their ids. */
  crowd(oaId: string): Iterable<Readonly<Citizen>>;
  /** What reached whom since the start, in counts. */
  arrivals(oaId: string): Iterable<Readonly<Arrival>>;
  /** Calls by minute of the platform's clock, those that were refused too. */
  calls(oaId: string): readonly MinuteOfCalls[];
  /** Posts any event, rightly signed, as it stands; for those that no person causes. */
  postEvent(oaId: string, userId: string, event: WebhookEvent): Promise<Delivery>;
  readonly faults: Faults;
  readonly chaos: { get(): Chaos; set(change: Partial<Chaos>): Chaos };
  readonly clock: { now(): number; advance(ms: number): Promise<void> };
  enableWebhook(oaId: string): void;
  /** Every webhook, oldest first, with all its tries. */
  deliveries(): readonly Delivery[];
  /** What the platform did not take from the product, and why; injected faults do not count. */
  refusals(): readonly Refusal[];
  traffic(): readonly TrafficEntry[];
  /** Hears everything as it happens; returns how to stop. */
  listenLive(listener: Listener): () => void;
  /** Resolves when no webhook is on its way (retries that wait do not count). */
  settled(): Promise<void>;
};
