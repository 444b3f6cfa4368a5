import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Simulator } from '../../simulator/simulator.js';

/** The least product there can be: it checks signatures as the reference says and echoes texts with two buttons. */
export type EchoBot = {
  url: string;
  /** Bodies that came with a right signature, parsed, in order of arrival. */
  events: Record<string, unknown>[];
  names(): string[];
  headers: IncomingHttpHeaders[];
  raw: string[];
  /** What it answers webhooks with; 0 never answers. */
  status: number;
  echoes: boolean;
  /** How long it takes before it answers. */
  pauseMs: number;
  /** The most webhooks that it ever had before it at the same time. */
  busiest: number;
  close(): Promise<void>;
};

type Secrets = { appId: string; oaSecret: string };

function isSigned(raw: string, headers: IncomingHttpHeaders, { appId, oaSecret }: Secrets): boolean {
  const { timestamp } = JSON.parse(raw) as { timestamp: string };
  const mac = createHash('sha256').update(`${appId}${raw}${timestamp}${oaSecret}`).digest('hex');
  return headers['x-zevent-signature'] === `mac=${mac}`;
}

type Inbound = { event_name: string; sender: { id: string }; message: { text: string } };

/** Calls the OA API as a product would. */
export async function callApi(sim: Simulator, path: string, token: string, body?: unknown): Promise<Answer> {
  const response = await fetch(sim.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { access_token: token, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Answer;
}
export type Answer = { error: number; message: string; data?: Record<string, unknown> };

export const textTo = (userId: string, words: string, buttons: unknown[] = []) => ({
  recipient: { user_id: userId },
  message: {
    text: words,
    ...(buttons.length > 0 && { attachment: { type: 'template', payload: { buttons } } }),
  },
});

/** Starts a bot; `reply` is called for each text of a citizen. */
export async function startBot(
  secrets: Secrets,
  reply?: (userId: string, said: string) => Promise<unknown>,
): Promise<EchoBot> {
  const events: Record<string, unknown>[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const raw: string[] = [];
  let open = 0;
  const server = createServer(async (req, res) => {
    open += 1;
    bot.busiest = Math.max(bot.busiest, open);
    res.once('close', () => {
      open -= 1;
    });
    const body = await text(req);
    raw.push(body);
    headers.push(req.headers);
    if (body !== '{}' && isSigned(body, req.headers, secrets)) {
      const event = JSON.parse(body) as Record<string, unknown> & Inbound;
      events.push(event);
      if (bot.echoes && event.event_name === 'user_send_text')
        void reply?.(event.sender.id, event.message.text);
    }
    if (bot.pauseMs > 0) await setTimeout(bot.pauseMs);
    if (bot.status !== 0) res.writeHead(bot.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: EchoBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    events,
    headers,
    raw,
    status: 200,
    echoes: true,
    busiest: 0,
    pauseMs: 0,
    names: () => events.map((event) => String(event.event_name)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;
}
