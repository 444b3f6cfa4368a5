import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { CrowdPlan, crowdOf, seedCrowd } from '../citizens/seed-crowd.js';
import { getOa, type Platform } from '../world/platform.js';

/** One JSON a line, written as fast as it is read. */
async function streamLines(res: Response, items: Iterable<object>): Promise<void> {
  res.type('application/x-ndjson').set('cache-control', 'no-store');
  const lines = function* () {
    for (const item of items) yield `${JSON.stringify(item)}\n`;
  };
  await pipeline(Readable.from(lines()), res);
}

/** Many people at once, and what became of them in figures. */
export function createCrowdRouter(platform: Platform): Router {
  const router = Router();
  router.post('/oas/:oaId/crowd', (req, res) => {
    const { oaId } = getOa(platform, req.params.oaId);
    res.status(201).json(seedCrowd(platform, oaId, CrowdPlan.parse(req.body)));
  });
  router.get('/oas/:oaId/crowd', async (req, res) => {
    await streamLines(res, crowdOf(platform, getOa(platform, req.params.oaId).oaId));
  });
  router.get('/oas/:oaId/arrivals', async (req, res) => {
    await streamLines(res, platform.arrivals.of(getOa(platform, req.params.oaId).oaId));
  });
  router.delete('/arrivals', (_req, res) => {
    platform.arrivals.clear();
    res.json({});
  });
  router.get('/oas/:oaId/calls', (req, res) => {
    res.json(platform.calls.of(getOa(platform, req.params.oaId).oaId));
  });
  return router;
}
