import { toPlainDate } from '../../calendar/plain-date.js';
import { overlap, slotsFrom } from '../../calendar/slots.js';
import { PlainDate } from '../../ids.js';
import type { World } from '../world.js';
import type { Choosing } from './choosing.js';
import type { BusySlot } from './slot-table.js';

/** Before every day. */
const EVER = PlainDate.parse('0000-01-01');

type Asked = {
  choosing: Pick<Choosing, 'desk'> & { notBefore?: PlainDate | undefined };
  busy: readonly BusySlot[];
  now: number;
};
type Hours = Pick<World, 'calendar'> & { office: Pick<World['office'], 'appointments'> };

/** When the hours begin that can be had for this, in order. */
export function freeSlots(world: Hours, { choosing, busy, now }: Asked): number[] {
  const { minutes, capacity } = world.office.appointments;
  return slotsFrom(world.calendar, world.office.appointments, now).filter((at) => {
    if (toPlainDate(at) < (choosing.notBefore ?? EVER)) return false;
    const taken = busy
      .filter((one) => overlap(one, { at, minutes }))
      .reduce((sum, one) => sum + one.places, 0);
    return taken < capacity[choosing.desk];
  });
}

/** The days on which anybody is received, full or not. */
export const offeredDays = (world: World, now: number): PlainDate[] => [
  ...new Set(slotsFrom(world.calendar, world.office.appointments, now).map(toPlainDate)),
];
