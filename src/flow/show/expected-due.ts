import { dueAt } from '../../calendar/due-at.js';
import { isInForce } from '../catalogue.js';
import { channelModeFor } from '../channel-mode.js';
import type { Procedure } from '../procedure.js';
import { sameDayPromise } from '../same-day-promise.js';
import type { World } from '../world.js';
import { dayOf, formatMoment } from './moments.js';

/**
 * When the result of a form handed in now may be expected; empty where the table does not say: no limit of its own, days
 * off that are not decided yet, a revision gone by, or a channel in which nothing is handed in formally.
 */
export function expectedDue(world: World, procedure: Procedure, at: number): string {
  const limit = procedure.timeLimit;
  if (limit === null || !isInForce(procedure, dayOf(at))) return '';
  // where somebody comes to an hour of their own, that hour decides
  if (procedure.questions.some(({ answer }) => answer.kind === 'slot')) return '';
  if (channelModeFor(world, procedure) === 'PRE_DECLARATION') return '';
  const today = sameDayPromise({
    ...{ rule: world.office.noAppointmentDay, procedureId: procedure.id, receivedAt: at },
    ...{ fridayEligible: procedure.fridayEligible, calendar: world.calendar },
  });
  if (today !== undefined) return formatMoment(today, world.catalogue.labels);
  const due = dueAt({ receivedAt: at, limit, policy: 'END_OF_DAY', calendar: world.calendar });
  return due.provisional ? '' : formatMoment(due.at, world.catalogue.labels);
}
