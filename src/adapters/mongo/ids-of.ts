import type { Collection, mongo } from 'mongoose';

/** The ids of the rows that fit, in no particular order; 0 means all of them. */
export async function idsOf<Row extends { _id: string }>(
  rows: Collection<Row>,
  filter: mongo.Filter<Row>,
  limit = 0,
): Promise<string[]> {
  const found = await rows
    .find(filter, { projection: { _id: 1 } })
    .limit(limit)
    .toArray();
  return found.map(({ _id }) => String(_id));
}
