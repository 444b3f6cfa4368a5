import { toShownHeaders } from '../world/journal.js';
import type { Platform } from '../world/platform.js';
import { type Attempt, type Delivery, oaStateOf } from '../world/state.js';
import type { Chaos } from './chaos.js';
import { type PostOutcome, post } from './post.js';

const second = 1000;
const minute = 60 * second;
/** Waiting times, each counted from the try before it. */
const ladder = [30 * second, 5 * minute, 15 * minute, 30 * minute, 60 * minute];

const accepted = (attempt: Attempt) => attempt.outcome === 'answered' && attempt.status === 200;
const retried = (attempt: Attempt, retries: Chaos['retries']) =>
  retries === 'strict' || attempt.outcome === 'unconnected';

function recordExchange(
  platform: Platform,
  delivery: Delivery,
  outcome: PostOutcome,
  attempt: Attempt,
): void {
  const { attempts, oaId, body, headers, eventName } = delivery;
  const retry = attempts.length > 1 ? ` (lần gửi lại ${attempts.length - 1})` : '';
  platform.journal.record({
    at: attempt.at,
    kind: 'webhook',
    verdict: accepted(attempt) ? 'ok' : 'failed',
    title: `${eventName}${retry}`,
    oaId,
    request: { method: 'POST', url: platform.webhookUrl, headers, body },
    response:
      outcome.outcome === 'answered'
        ? { status: outcome.status, headers: toShownHeaders(outcome.headers), body: outcome.body }
        : { status: 0, headers: {}, body: `${outcome.outcome}: ${outcome.detail}` },
    ms: attempt.ms,
  });
}

/** After the last step of the ladder the app loses the OA's events until somebody switches them on again. */
function giveUp(platform: Platform, delivery: Delivery): void {
  delivery.status = 'abandoned';
  oaStateOf(platform.state, delivery.oaId).webhookOn = false;
  platform.journal.announce('webhook', { oaId: delivery.oaId, on: false });
}

function decide(platform: Platform, delivery: Delivery, last: Attempt, retries: Chaos['retries']): void {
  const { state, clock } = platform;
  state.waiting = state.waiting.filter(({ id }) => id !== delivery.id);
  delete delivery.nextAt;
  const pause = ladder[delivery.attempts.length - 1];
  if (accepted(last)) delivery.status = 'delivered';
  else if (!retried(last, retries)) delivery.status = 'refused';
  else if (pause === undefined) giveUp(platform, delivery);
  else {
    delivery.status = 'waiting';
    delivery.nextAt = clock.now() + pause;
    state.waiting.push(delivery);
    clock.schedule(delivery.nextAt, () => attempt(platform, delivery, retries));
  }
}

/** Posts a delivery once and decides what becomes of it: delivered, refused, tried again later, or given up. */
export async function attempt(
  platform: Platform,
  delivery: Delivery,
  retries: Chaos['retries'],
): Promise<void> {
  const { state, clock, config, journal } = platform;
  if (!oaStateOf(state, delivery.oaId).webhookOn) {
    state.waiting = state.waiting.filter(({ id }) => id !== delivery.id);
    delivery.status = 'dropped';
    return;
  }
  const tries = delivery.attempts.length;
  if (tries > 0) delivery.headers = { ...delivery.headers, num_retry: String(tries) };
  const at = clock.now();
  const began = performance.now();
  const { body, headers } = delivery;
  const outcome = await post({ url: platform.webhookUrl, body, headers, limitMs: config.answerLimitMs });
  const ms = Math.round(performance.now() - began);
  const last: Attempt =
    outcome.outcome === 'answered'
      ? { at, ms, outcome: 'answered', status: outcome.status }
      : { at, ms, outcome: outcome.outcome, detail: outcome.detail };
  delivery.attempts.push(last);
  decide(platform, delivery, last, retries);
  recordExchange(platform, delivery, outcome, last);
  journal.announce('delivery', delivery);
  platform.touch();
}
