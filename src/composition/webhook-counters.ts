import type { WebhookCounters } from '../../webhooks/zalo/webhook-counters.js';
import type { Metrics } from '../metrics.js';

/** Counts webhooks in the figures of the process. */
export const createWebhookCounters = ({
  webhooks,
  webhooksRefused,
  webhookOddities,
}: Metrics): WebhookCounters => ({
  event: (name, fate) => webhooks.inc({ name, fate }),
  refused: (reason) => webhooksRefused.inc({ reason }),
  oddity: (what) => webhookOddities.inc({ what }),
});
