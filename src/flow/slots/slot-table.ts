import { z } from 'zod';
import { PlainDate } from '../../ids.js';
import { Line } from '../effects.js';

/** Places that are gone in an hour which begins at `at`. */
export const BusySlot = z.strictObject({
  at: z.int(),
  minutes: z.int().positive(),
  places: z.int().positive(),
});
export type BusySlot = z.infer<typeof BusySlot>;

/** A half of a working day, divided by noon. */
export const DayPart = z.enum(['morning', 'afternoon']);
export type DayPart = z.infer<typeof DayPart>;

/** What a conversation knows of the office's hours while one is being chosen, and of the one that is kept. */
export const SlotTable = z.strictObject({
  /** the form, or the dossier, that the hour is for */
  for: z.string(),
  busy: z.array(BusySlot),
  /** when it was looked up; null: not yet, or no longer to be relied on */
  foundAt: z.int().nullable(),
  /** the day, and the half of it, whose hours are on the table */
  day: PlainDate.nullable(),
  part: DayPart.nullable(),
  /** asked for, and not answered yet */
  wanted: z.int().nullable(),
  /** until when the chosen hour is kept; null while none is */
  heldUntil: z.int().nullable(),
  /** an hour that was kept too long and is open to others again */
  lapsed: z.int().nullable(),
  /** what is still to be said above the hours, which are being looked up */
  lines: z.array(Line),
});
export type SlotTable = z.infer<typeof SlotTable>;

export const newSlotTable = (id: string): SlotTable => ({
  for: id,
  busy: [],
  foundAt: null,
  day: null,
  part: null,
  wanted: null,
  heldUntil: null,
  lapsed: null,
  lines: [],
});
