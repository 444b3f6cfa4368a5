import type { RequestHandler } from 'express';
import type { Journal } from '../world/journal.js';

const beatMs = 15_000;

/** Tells a page what happens, as server-sent events; each carries `{type, data}`. */
export const streamLive =
  (journal: Journal): RequestHandler =>
  (_req, res) => {
    res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    res.flushHeaders();
    res.write('retry: 1000\n\n');
    const stop = journal.listen((event) => res.write(`data: ${JSON.stringify(event)}\n\n`));
    const beat = setInterval(() => res.write(': .\n\n'), beatMs);
    res.on('close', () => {
      stop();
      clearInterval(beat);
    });
  };
