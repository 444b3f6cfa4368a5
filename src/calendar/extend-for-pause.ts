import type { WorkingCalendar } from './create-working-calendar.js';

export type Pause = { dueAt: number; pausedAt: number; resumedAt: number; calendar: WorkingCalendar };

/** The due date after the clock stood still: as much working time later as the office was open meanwhile. */
export const extendForPause = ({ dueAt, pausedAt, resumedAt, calendar }: Pause): number =>
  calendar.addWorkingMinutes(dueAt, calendar.workingMinutesBetween(pausedAt, resumedAt));
