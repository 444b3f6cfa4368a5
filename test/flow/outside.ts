import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import { IdentityCard } from '../../src/identity/identity-card.js';

/** What waits for an answer from outside of the engine. */
export type Owed = Extract<FlowEffect, { type: 'fetchMedia' | 'findSlots' | 'holdSlot' }>;

export const isOwed = (effect: FlowEffect): effect is Owed =>
  effect.type === 'fetchMedia' || effect.type === 'findSlots' || effect.type === 'holdSlot';

/** Made up, like everybody here. */
const CARD = IdentityCard.parse({
  identityNumber: '072301004567',
  fullName: 'Trần Thị Thử',
  birthDate: { y: 2001, m: 5, d: 3 },
  sex: 'female',
  residence: 'Hẻm 5, Khu phố 2, Phường 3, Tây Ninh, Tây Ninh',
  issuedOn: { y: 2022, m: 8, d: 20 },
});

export function wellAnswered(owed: Owed, at: number): FlowEvent {
  switch (owed.type) {
    case 'fetchMedia':
      return owed.purpose === 'card'
        ? { type: 'cardRead', at, mediaId: owed.mediaId, card: CARD }
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
