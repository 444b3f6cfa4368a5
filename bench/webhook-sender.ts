import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Sends signed webhooks as the platform does. */
export type WebhookSender = (userId: string, text: string) => Promise<void>;

export function createWebhookSender(to: {
  port: number;
  appId: string;
  oaId: string;
  oaSecret: string;
  now?: () => number;
}): WebhookSender {
  const agent = new Agent({ keepAlive: true, maxSockets: 600 });

  function toBody(userId: string, text: string, timestamp: string): string {
    return JSON.stringify({
      app_id: to.appId,
      sender: { id: userId },
      user_id_by_app: `9${userId}`,
      recipient: { id: to.oaId },
      event_name: 'user_send_text',
      message: { text, msg_id: randomBytes(10).toString('hex') },
      timestamp,
    });
  }

  return (userId, text) =>
    new Promise((resolve, reject) => {
      const timestamp = String((to.now ?? Date.now)());
      const body = Buffer.from(toBody(userId, text, timestamp));
      const mac = createHash('sha256')
        .update(to.appId)
        .update(body)
        .update(timestamp)
        .update(to.oaSecret)
        .digest('hex');
      const headers = {
        'content-type': 'application/json',
        'content-length': body.length,
        'x-zevent-signature': `mac=${mac}`,
      };
      const req = request(
        { host: '127.0.0.1', port: to.port, path: '/webhooks/zalo', method: 'POST', agent, headers },
        (res) => {
          res.resume();
          res.on('end', () =>
            res.statusCode === 200 ? resolve() : reject(new Error(`status ${res.statusCode}`)),
          );
        },
      );
      req.on('error', reject);
      req.end(body);
    });
}
