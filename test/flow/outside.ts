import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import { MADE_UP_CARD } from '../support/made-up-card.js';

/** What waits for an answer from outside of the engine. */
export type Owed = Extract<FlowEffect, { type: 'fetchMedia' | 'findSlots' | 'holdSlot' }>;

export const isOwed = (effect: FlowEffect): effect is Owed =>
  effect.type === 'fetchMedia' || effect.type === 'findSlots' || effect.type === 'holdSlot';

export function wellAnswered(owed: Owed, at: number): FlowEvent {
  switch (owed.type) {
    case 'fetchMedia':
      return owed.purpose === 'card'
        ? { type: 'cardRead', at, mediaId: owed.mediaId, card: MADE_UP_CARD }
        : { type: 'mediaStored', at, mediaId: owed.mediaId };
    case 'findSlots':
      return { type: 'slotsFound', at, holder: owed.holder, busy: [] };
    case 'holdSlot':
      return { type: 'slotHeld', at, holder: owed.holder, slotAt: owed.slotAt, until: owed.until };
  }
}

export function badlyAnswered(owed: Owed, at: number): FlowEvent {
  switch (owed.type) {
    case 'fetchMedia':
      return owed.purpose === 'card'
        ? { type: 'cardUnread', at, mediaId: owed.mediaId, reason: 'unreachable' }
        : { type: 'mediaRefused', at, mediaId: owed.mediaId, reason: 'unreachable' };
    case 'findSlots':
      return { type: 'slotsFound', at, holder: owed.holder, busy: [] };
    case 'holdSlot':
      return { type: 'slotTaken', at, holder: owed.holder, slotAt: owed.slotAt, busy: [] };
  }
}
