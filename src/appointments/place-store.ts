import type { Slot } from '../calendar/slots.js';
import type { BusySlot } from '../flow/slots/slot-table.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { Desk } from '../offices/office.js';

/** Somebody wants one of the places of an hour. */
export type PlaceWish = {
  officeId: OfficeId;
  desk: Desk;
  slot: Slot;
  /** how many places the hour has */
  capacity: number;
  /** the form, which is the submission later: who comes */
  holder: string;
  /** null: somebody at the counter */
  conversationId: ConversationId | null;
};

export type HoursQuery = { officeId: OfficeId; desk: Desk; from: number; except?: string | undefined };

/**
 * The places of every office's hours. One place belongs to one holder: of two who want the last one at the same moment
 * exactly one gets it. A holder has at most one place in an hour. Rejects when the database is away; nothing is half
 * done then, and every call may be repeated.
 */
export type PlaceStore = {
  /**
   * Gives the holder a place in this hour, until then or for good (`null`). False when none is left. Who has a place there
   * already keeps it; one that is booked does not become a passing one again.
   */
  take(wish: PlaceWish, until: number | null): Promise<boolean>;
  /** Takes back what the holder has besides the hour that begins at `but`; booked places only when `booked`. */
  giveBack(holder: string, rest: { but: number | null; booked: boolean }): Promise<void>;
  /** Takes back what is kept for forms of this conversation; what is booked stays. */
  giveBackHeldOf(conversationId: ConversationId): Promise<void>;
  /** Hours from then on with the places that are gone; those of `except` are not counted. */
  takenFrom(query: HoursQuery): Promise<BusySlot[]>;
  /** Removes what was kept too long and hours that are over; resolves with how many. */
  clear(before: { lapsed: number; over: number }): Promise<number>;
};
