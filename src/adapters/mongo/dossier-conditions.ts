import { z } from 'zod';
import {
  filterOf,
  OPEN_WORKLISTS,
  type OpenWorklist,
  type Owner,
  type WorklistFilter,
  type WorklistOrder,
} from '../../dossiers/worklists.js';

/** How the rules of the worklists are said to MongoDB; what they mean is `liesIn`. */

export const ORDERS = {
  due: { dueAt: 1, receivedAt: 1, _id: 1 },
  oldest: { receivedAt: 1, _id: 1 },
  latest: { updatedAt: -1, _id: 1 },
} as const satisfies Record<WorklistOrder, Record<string, 1 | -1>>;

/** A comparison with a number never finds null or a field that is not there. */
export function toCondition({ states, draft, time, now, tomorrow }: WorklistFilter) {
  return {
    state: { $in: [...states] },
    // rows from before there were drafts have no such field
    ...(draft !== undefined && { 'draft.answerBy': draft ? { $gt: 0 } : null }),
    ...(time && toTime(time, now, tomorrow)),
  };
}

function toTime(time: NonNullable<WorklistFilter['time']>, now: number, tomorrow: number) {
  switch (time) {
    case 'overdue':
      return { dueAt: { $lt: now } };
    case 'today':
      return { dueAt: { $gte: now, $lt: tomorrow } };
    case 'soon':
      return { dueAt: { $gte: tomorrow }, soonAt: { $lte: now } };
    case 'later':
      return { $or: [{ dueAt: null }, { dueAt: { $gte: tomorrow }, soonAt: { $not: { $lte: now } } }] };
  }
}

export function toOwner(owner: Owner) {
  switch (owner.whose) {
    case 'all':
      return {};
    case 'nobody':
      return { assignee: null };
    case 'clerk':
      return { assignee: owner.username };
  }
}

/** The name of the worklist in which a row lies, as an expression of MongoDB: the same rules, in its other language. */
export const worklistAt = (now: number): unknown =>
  OPEN_WORKLISTS.reduceRight<unknown>(
    (otherwise, name) => ({ $cond: [{ $and: toExpressions(name, now) }, name, otherwise] }),
    null,
  );

function toExpressions(name: OpenWorklist, now: number): object[] {
  const { states, draft, time, tomorrow } = filterOf(name, now);
  const hasDraft = { $gt: ['$draft.answerBy', 0] };
  const drafts = draft === undefined ? [] : [draft ? hasDraft : { $not: [hasDraft] }];
  return [{ $in: ['$state', [...states]] }, ...drafts, ...(time ? timeExpressions(time, now, tomorrow) : [])];
}

/** Null sorts below every number: whoever means a promise says so. */
function timeExpressions(time: NonNullable<WorklistFilter['time']>, now: number, tomorrow: number): object[] {
  const promised = { $gt: ['$dueAt', 0] };
  const isSoon = { $and: [{ $gt: ['$soonAt', 0] }, { $lte: ['$soonAt', now] }] };
  switch (time) {
    case 'overdue':
      return [promised, { $lt: ['$dueAt', now] }];
    case 'today':
      return [{ $gte: ['$dueAt', now] }, { $lt: ['$dueAt', tomorrow] }];
    case 'soon':
      return [{ $gte: ['$dueAt', tomorrow] }, isSoon];
    case 'later':
      return [
        { $or: [{ $not: [promised] }, { $and: [{ $gte: ['$dueAt', tomorrow] }, { $not: [isSoon] }] }] },
      ];
  }
}

export const CountRow = z.object({
  _id: z.object({
    worklist: z.enum(OPEN_WORKLISTS),
    assignee: z
      .string()
      .nullish()
      .transform((name) => name ?? null),
  }),
  count: z.int(),
});
