import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60];

/** Everything the operator watches. Labels are names from closed lists, never ids of people. */
export type Metrics = ReturnType<typeof createMetrics>;

/** A registry of its own per process, with the figures of Node beside the product's. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    webhooks: new Counter({
      name: 'mcc_webhooks_total',
      help: 'Genuine webhooks by event and by what became of them',
      labelNames: ['name', 'fate'] as const,
      registers,
    }),
    webhooksRefused: new Counter({
      name: 'mcc_webhooks_refused_total',
      help: 'Requests that were not the platform’s, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    webhookOddities: new Counter({
      name: 'mcc_webhook_oddities_total',
      help: 'Things about webhooks that are tolerated',
      labelNames: ['what'] as const,
      registers,
    }),
    spooled: new Counter({
      name: 'mcc_spooled_total',
      help: 'Arrivals written to the disk because MongoDB was away',
      registers,
    }),
    nudgesDropped: new Counter({
      name: 'mcc_nudges_dropped_total',
      help: 'Nudges that Redis did not take; the sweeper makes up for them',
      labelNames: ['queue'] as const,
      registers,
    }),
    eventsHandled: new Histogram({
      name: 'mcc_event_handled_seconds',
      help: 'From the platform time of an event to its commit',
      labelNames: ['type'] as const,
      buckets: LATENCY_SECONDS,
      registers,
    }),
    messagesEnded: new Histogram({
      name: 'mcc_message_ended_seconds',
      help: 'From the commit of a message to its outcome',
      labelNames: ['outcome'] as const,
      buckets: LATENCY_SECONDS,
      registers,
    }),
    jobsFailed: new Counter({
      name: 'mcc_jobs_failed_total',
      help: 'Handling attempts that failed and will be repeated',
      labelNames: ['queue'] as const,
      registers,
    }),
    alarms: new Counter({
      name: 'mcc_alarms_total',
      help: 'Things a person must look at now',
      labelNames: ['alarm'] as const,
      registers,
    }),
    waiting: new Gauge({
      name: 'mcc_waiting',
      help: 'What waits in MongoDB, by kind, as of the last sweep',
      labelNames: ['kind'] as const,
      registers,
    }),
  };
}
