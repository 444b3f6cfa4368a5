import type { FlowEffect } from '../flow/effects.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import type { AppointmentRules } from '../offices/office.js';
import type { PlaceStore } from './place-store.js';

export type SlotDeps = {
  places: PlaceStore;
  announcer: Announcer;
  rulesOf(officeId: OfficeId): AppointmentRules;
  now(): number;
};

/** Who asks: `eventId` is the name of the answer, so that answering twice is answering once. */
type Asker = { id: ConversationId; officeId: OfficeId; eventId: string };
type Effect<T extends FlowEffect['type']> = Extract<FlowEffect, { type: T }>;

/** An event may wait a while before it is handled; the place is still there then, although the citizen heard less. */
const GRACE_MS = 15 * 60_000;

/** Tells which hours of a desk are taken. */
export async function findSlots(
  { places, announcer, now }: SlotDeps,
  { id, officeId, eventId }: Asker,
  { holder, desk }: Effect<'findSlots'>,
): Promise<void> {
  const busy = await places.takenFrom({ officeId, desk, from: now(), except: holder });
  await announcer.announce(id, eventId, { type: 'slotsFound', at: now(), holder, busy });
}

/** Keeps a place for a form and gives an earlier one back, or tells what is left. */
export async function holdSlot(
  deps: SlotDeps,
  { id, officeId, eventId }: Asker,
  { holder, desk, slotAt, minutes, until }: Effect<'holdSlot'>,
): Promise<void> {
  const { places, announcer, now } = deps;
  const slot = { at: slotAt, minutes };
  const capacity = deps.rulesOf(officeId).capacity[desk];
  const wish = { officeId, desk, slot, capacity, holder, conversationId: id };
  if (await places.take(wish, until + GRACE_MS)) {
    await places.giveBack(holder, { but: slotAt, booked: false });
    return announcer.announce(id, eventId, { type: 'slotHeld', at: now(), holder, slotAt, until });
  }
  const busy = await places.takenFrom({ officeId, desk, from: now(), except: holder });
  await announcer.announce(id, eventId, { type: 'slotTaken', at: now(), holder, slotAt, busy });
}
