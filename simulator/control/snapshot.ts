import type { Faults } from '../faults/faults.js';
import type { Courier } from '../webhook/courier.js';
import { findCitizen, type Platform } from '../world/platform.js';
import { type ChatMessage, oaStateOf } from '../world/state.js';

/** All that the page shows, for its first picture and after a lost connection. */
export function toSnapshot(platform: Platform, courier: Courier, faults: Faults) {
  const { config, state, clock, journal, chats } = platform;
  const isShown = ({ oaId, userId }: ChatMessage) => !findCitizen(platform, oaId, userId)?.crowd;
  return {
    publicUrl: platform.publicUrl,
    webhookUrl: platform.webhookUrl,
    oas: config.oas.map(({ oaId, name, oaType }) => ({
      oaId,
      name,
      oaType,
      webhookOn: oaStateOf(state, oaId).webhookOn,
    })),
    citizens: state.citizens.filter(({ crowd }) => !crowd),
    messages: [...chats.all()].filter(isShown),
    clock: { now: clock.now(), offset: clock.offset() },
    faults: faults.list(),
    chaos: courier.chaos(),
    traffic: journal.traffic().slice(-200),
    refusals: journal.refusals().slice(-100),
  };
}
