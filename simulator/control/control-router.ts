import { json, Router } from 'express';
import { z } from 'zod';
import { Fault, type Faults } from '../faults/faults.js';
import { expireAccessTokens, mintPair } from '../oauth/grants.js';
import type { Courier } from '../webhook/courier.js';
import { post } from '../webhook/post.js';
import { findOa, type Platform } from '../world/platform.js';
import { oaStateOf } from '../world/state.js';
import { streamLive } from './live.js';
import { toSnapshot } from './snapshot.js';

export type ControlDeps = { platform: Platform; courier: Courier; faults: Faults };

/** A set-up probe is an unsigned `{}`, as the console posts when an address is saved. */
export async function probe({ webhookUrl, config }: Platform): Promise<{ ok: boolean; answer: string }> {
  const headers = { 'Content-Type': 'application/json' };
  const outcome = await post({ url: webhookUrl, body: '{}', headers, limitMs: config.answerLimitMs });
  if (outcome.outcome !== 'answered') return { ok: false, answer: outcome.outcome };
  return { ok: outcome.status === 200, answer: String(outcome.status) };
}

/** Lets an OA's webhooks flow again after the platform turned them off. */
export function enableWebhook({ state, journal, touch }: Platform, oaId: string): void {
  oaStateOf(state, oaId).webhookOn = true;
  touch();
  journal.announce('webhook', { oaId, on: true });
}

/** Moves the clock and tells the page. */
export async function advanceClock({ clock, journal }: Platform, ms: number): Promise<void> {
  await clock.advance(ms);
  journal.announce('clock', { now: clock.now(), offset: clock.offset() });
}

function addPlatformRoutes(router: Router, { platform, courier }: ControlDeps): void {
  const OaChoice = z.strictObject({ oaId: z.string() });
  router.post('/tokens', (req, res) => {
    const { oaId } = OaChoice.parse(req.body);
    if (findOa(platform, oaId) === undefined) res.status(404).json({ problem: `no OA ${oaId}` });
    else res.json(mintPair(platform, oaId));
  });
  router.post('/tokens/expire', (req, res) => {
    expireAccessTokens(platform, OaChoice.partial().parse(req.body ?? {}).oaId);
    res.json({});
  });
  router.post('/clock', async (req, res) => {
    const { advanceMs } = z.strictObject({ advanceMs: z.int().positive() }).parse(req.body);
    await advanceClock(platform, advanceMs);
    res.json({ now: platform.clock.now() });
  });
  router.post('/webhook/enable', (req, res) => {
    enableWebhook(platform, OaChoice.parse(req.body).oaId);
    res.json({});
  });
  router.post('/webhook/probe', async (_req, res) => {
    res.json(await probe(platform));
  });
  router.post('/chaos', (req, res) => {
    res.json(courier.setChaos(z.looseObject({}).parse(req.body)));
  });
}

function addFaultRoutes(router: Router, faults: Faults): void {
  router.post('/faults', (req, res) => {
    faults.inject(Fault.parse(req.body));
    res.json(faults.list());
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.json([]);
  });
}

/** What the page and scripts steer the platform with, below `/_sim`. */
export function createControlRouter(deps: ControlDeps): Router {
  const { platform, courier, faults } = deps;
  const router = Router();
  router.use(json());
  router.get('/health', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/state', (_req, res) => {
    res.set('cache-control', 'no-store').json(toSnapshot(platform, courier, faults));
  });
  router.get('/live', streamLive(platform.journal));
  router.get('/deliveries', (_req, res) => {
    res.json(courier.deliveries());
  });
  addPlatformRoutes(router, deps);
  addFaultRoutes(router, faults);
  return router;
}
