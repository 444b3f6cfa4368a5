import type { mongo } from 'mongoose';
import { z } from 'zod';
import { isHalfSent, RowState } from '../../notices/notice-row.js';
import type { RowCount } from '../../notices/notice-row-store.js';
import { Way } from '../../notices/way.js';
import type { NoticeRowDocument } from './notice-row-document.js';

const Group = z.object({
  _id: z.object({
    way: Way.nullable(),
    state: RowState,
    reason: z.string().nullable(),
    delivered: z.boolean(),
    seen: z.boolean(),
    part: z.int(),
  }),
  count: z.int(),
  costVnd: z.int(),
});

/** How many rows of a notice ended how; who has seen it has also had it delivered and counts once. */
export async function countNoticeRows(
  rows: mongo.Collection<NoticeRowDocument>,
  noticeId: string,
): Promise<RowCount[]> {
  const by = {
    way: '$way',
    state: '$state',
    reason: '$reason',
    delivered: { $gt: ['$deliveredAt', 0] },
    seen: { $gt: ['$seenAt', 0] },
    part: { $cond: [{ $gt: ['$part', 0] }, 1, 0] },
  };
  const groups = await rows
    .aggregate([
      { $match: { noticeId } },
      { $group: { _id: by, count: { $sum: 1 }, costVnd: { $sum: '$costVnd' } } },
    ])
    .toArray();
  return groups.map((group) => {
    const { _id, count, costVnd } = Group.parse(group);
    return { way: _id.way, state: endOf(_id), reason: _id.reason, count, costVnd };
  });
}

const Spent = z.object({ costVnd: z.int(), leavingVnd: z.int() });

/** What the rows of a notice have cost, and what is set aside for those that are leaving. */
export async function sumSpent(rows: mongo.Collection<NoticeRowDocument>, noticeId: string): Promise<number> {
  const sums = { _id: null, costVnd: { $sum: '$costVnd' }, leavingVnd: { $sum: '$leavingVnd' } };
  const [found] = await rows.aggregate([{ $match: { noticeId } }, { $group: sums }]).toArray();
  if (!found) return 0;
  const { costVnd, leavingVnd } = Spent.parse(found);
  return costVnd + leavingVnd;
}

function endOf(group: z.infer<typeof Group>['_id']): RowCount['state'] {
  if (isHalfSent(group)) return 'partly';
  if (group.state !== 'sent') return group.state;
  return group.seen ? 'seen' : group.delivered ? 'delivered' : 'sent';
}
