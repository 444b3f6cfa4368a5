import type { z } from 'zod';
import { createCitizenHandle } from './citizens/citizen-handle.js';
import { inviteCitizen } from './citizens/invite-citizen.js';
import { CrowdPlan, crowdOf, seedCrowd } from './citizens/seed-crowd.js';
import { SimulatorConfig } from './config.js';
import { advanceClock, type ControlDeps, enableWebhook, probe } from './control/control-router.js';
import { createApp } from './create-app.js';
import { createFaults } from './faults/faults.js';
import { createListener } from './listener.js';
import { expireAccessTokens, mintPair } from './oauth/grants.js';
import { resumeBroadcasts } from './openapi/broadcast.js';
import type { CitizenOptions, Simulator } from './simulator.js';
import { createCourier } from './webhook/courier.js';
import type { WebhookEvent } from './webhook/events.js';
import { createArrivals } from './world/arrivals.js';
import { createCallCounts } from './world/call-counts.js';
import { createChatArchive } from './world/chat-archive.js';
import { createVirtualClock } from './world/clock.js';
import { createJournal } from './world/journal.js';
import { createMediaStore } from './world/media.js';
import { newHexId } from './world/new-ids.js';
import { addCitizen, citizensOf, findCitizen, type Platform } from './world/platform.js';
import { createPopulation } from './world/population.js';
import { createStateFile, loadState } from './world/state-file.js';

export type SimulatorOptions = z.input<typeof SimulatorConfig> & {
  /** base of the platform's clock; defaults to the real one */
  now?: () => number;
};

function createPlatform(config: SimulatorConfig, now: () => number): Platform {
  const state = loadState(config.dataFile);
  const people = createPopulation(state.citizens);
  const chats = createChatArchive(state.messages);
  state.messages = [];
  const file = createStateFile(config.dataFile, () => ({ ...state, messages: [...chats.all()] }));
  const clock = createVirtualClock({
    base: now,
    offset: state.clockOffset,
    changed: (offset) => {
      state.clockOffset = offset;
      file.touch();
    },
  });
  return {
    config,
    state,
    clock,
    journal: createJournal(),
    media: createMediaStore(config.dataFile && `${config.dataFile}.media`),
    people,
    chats,
    arrivals: createArrivals(),
    calls: createCallCounts(clock.now),
    webhookUrl: config.webhookUrl,
    publicUrl: config.publicUrl ?? '',
    touch: file.touch,
    flush: file.flush,
  };
}

function getCitizen(platform: Platform, oaId: string, userId: string, options: CitizenOptions) {
  const existing = findCitizen(platform, oaId, userId);
  if (existing !== undefined) return existing;
  const { name = `Công dân ${userId.slice(-4)}`, phone, anonymous = false } = options;
  return addCitizen(platform, {
    oaId,
    userId,
    name,
    phone,
    ...(anonymous && { conversationId: newHexId() }),
  });
}

/** The levers that reach into the platform while it runs. */
function toLevers({ platform, courier, faults }: ControlDeps) {
  const { journal, clock } = platform;
  return {
    probe: () => probe(platform),
    mintTokens: (oaId: string) => mintPair(platform, oaId),
    expireAccessTokens: (oaId?: string) => expireAccessTokens(platform, oaId),
    citizen(oaId: string, userId: string, options: CitizenOptions = {}) {
      return createCitizenHandle({ platform, courier, citizen: getCitizen(platform, oaId, userId, options) });
    },
    inviteCitizens(oaId: string, count: number) {
      while (citizensOf(platform, oaId).length < count) inviteCitizen(platform, oaId);
    },
    seedCrowd: (oaId: string, plan: z.input<typeof CrowdPlan>) =>
      seedCrowd(platform, oaId, CrowdPlan.parse(plan)),
    crowd: (oaId: string) => crowdOf(platform, oaId),
    arrivals: (oaId: string) => platform.arrivals.of(oaId),
    calls: (oaId: string) => platform.calls.of(oaId),
    postEvent: (oaId: string, userId: string, event: WebhookEvent) => courier.ship({ oaId, userId, event }),
    faults,
    chaos: { get: courier.chaos, set: courier.setChaos },
    clock: { now: clock.now, advance: (ms: number) => advanceClock(platform, ms) },
    enableWebhook: (oaId: string) => enableWebhook(platform, oaId),
    deliveries: courier.deliveries,
    refusals: journal.refusals,
    traffic: journal.traffic,
    listenLive: journal.listen,
    settled: courier.settled,
  };
}

/** A simulator, not listening yet. Throws when the options make no sense or the data file is not one of ours. */
export function createSimulator({ now = Date.now, ...options }: SimulatorOptions): Simulator {
  const config = SimulatorConfig.parse(options);
  const platform = createPlatform(config, now);
  const faults = createFaults((list) => platform.journal.announce('faults', list));
  const courier = createCourier(platform);
  const app = createApp({ platform, courier, faults });
  const listener = createListener(app);
  return {
    ...toLevers({ platform, courier, faults }),
    app,
    get url() {
      return listener.url();
    },
    async listen(port = 0, host = '127.0.0.1') {
      const url = await listener.listen(port, host);
      platform.publicUrl = config.publicUrl ?? url;
      courier.resume();
      resumeBroadcasts(platform);
      return url;
    },
    async close() {
      platform.clock.close();
      await listener.close();
      platform.flush();
    },
    setWebhookUrl(url) {
      platform.webhookUrl = url;
    },
  };
}
