import type { Owner, WorklistFilter, WorklistOrder } from '../../dossiers/worklists.js';

/** How the rules of the worklists are said to MongoDB; what they mean is `liesIn`. Lists and counts ask by the same words. */

export const ORDERS = {
  due: { dueAt: 1, receivedAt: 1, _id: 1 },
  oldest: { receivedAt: 1, _id: 1 },
  latest: { updatedAt: -1, _id: 1 },
} as const satisfies Record<WorklistOrder, Record<string, 1 | -1>>;

/** Nothing but equality and ranges of numbers, so that an index alone answers; see `PlacedRow`. */
export function toCondition({ states, draft, time, now, tomorrow }: WorklistFilter) {
  return {
    state: { $in: [...states] },
    ...(draft !== undefined && { 'placed.draft': draft }),
    ...(time && toTime(time, now, tomorrow)),
  };
}

function toTime(time: NonNullable<WorklistFilter['time']>, now: number, tomorrow: number) {
  switch (time) {
    case 'overdue':
      return { 'placed.due': { $lt: now } };
    case 'today':
      return { 'placed.due': { $gte: now, $lt: tomorrow } };
    case 'soon':
      return { 'placed.due': { $gte: tomorrow }, 'placed.soon': { $lte: now } };
    case 'later':
      return { 'placed.due': { $gte: tomorrow }, 'placed.soon': { $gt: now } };
  }
}

export function toOwner(owner: Owner) {
  switch (owner.whose) {
    case 'all':
      return {};
    case 'nobody':
      return { 'placed.owner': '' };
    case 'clerk':
      return { 'placed.owner': owner.username };
  }
}
