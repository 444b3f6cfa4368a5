import { timingSafeEqual } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Metrics } from '../metrics.js';

/** Whether one thing that this process needs can be reached. Rejects or answers within about a second. */
export type Probe = { name: string; check(): Promise<void> };

const PROBE_MS = 2_000;

/**
 * `/healthz`: the process runs. `/readyz`: it can do its work, with the name of what is away. `/metrics`: figures for
 * Prometheus, for callers on this machine or with the bearer token of the settings.
 */
export function createOperationsRouter(deps: {
  probes: readonly Probe[];
  metrics: Metrics;
  metricsToken: string;
}): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const results = await Promise.all(deps.probes.map(isUp));
    const away = deps.probes.filter((_, n) => !results[n]).map((probe) => probe.name);
    res
      .status(away.length === 0 ? 200 : 503)
      .json({ status: away.length === 0 ? 'ready' : 'not-ready', away });
  });
  router.get('/metrics', async (req, res) => {
    if (!mayReadMetrics(req, deps.metricsToken)) return void res.sendStatus(404);
    await sendMetrics(res, deps.metrics);
  });
  return router;
}

async function isUp(probe: Probe): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_MS);
  });
  const answer = probe.check().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}

function mayReadMetrics(req: Request, token: string): boolean {
  if (token === '')
    return isLoopback(req.socket.remoteAddress) && req.headers['x-forwarded-for'] === undefined;
  const given = Buffer.from(req.get('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);

async function sendMetrics(res: Response, { registry }: Metrics): Promise<void> {
  res.type(registry.contentType).send(await registry.metrics());
}
