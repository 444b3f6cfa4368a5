import type { Connection } from 'mongoose';
import type { PlaceStore, PlaceWish } from '../../appointments/place-store.js';
import { isDuplicateKey } from './is-duplicate-key.js';
import { PlaceRow } from './place-row.js';

type Rows = ReturnType<typeof Connection.prototype.collection<PlaceRow>>;
type Taking = { place: PlaceRow; now: number };

/** Places in the collection `appointmentPlaces`, one document each; see the port for what it promises. */
export function createMongoPlaceStore({
  connection,
  now,
}: {
  connection: Connection;
  now: () => number;
}): PlaceStore {
  const rows: Rows = connection.collection<PlaceRow>('appointmentPlaces');
  return {
    async take(wish, until) {
      for (let number = 1; number <= wish.capacity; number += 1) {
        const place = toRow(wish, number, until);
        // looked at before every place: a twin of this call may have been given one meanwhile
        if (await keepOwn(rows, place)) return true;
        if (await takePlace(rows, { place, now: now() })) return true;
      }
      return keepOwn(rows, toRow(wish, 1, until));
    },
    async giveBack(holder, { but, booked }) {
      await rows.deleteMany({ holder, at: { $ne: but ?? -1 }, ...(booked ? {} : { booked: false }) });
    },
    async giveBackHeldOf(conversationId) {
      await rows.deleteMany({ conversationId, booked: false });
    },
    async takenFrom({ officeId, desk, from, except }) {
      const found = await rows.find({ officeId, desk, at: { $gte: from } }).toArray();
      const taken = found
        .map((row) => PlaceRow.parse(row))
        .filter((row) => row.holder !== except && (row.booked || row.until > now()));
      return taken.map(({ at, minutes }) => ({ at, minutes, places: 1 }));
    },
    async clear({ lapsed, over }) {
      const gone = await rows.deleteMany({ booked: false, until: { $lt: lapsed } });
      const past = await rows.deleteMany({ at: { $lt: over } });
      return gone.deletedCount + past.deletedCount;
    },
  };
}

const toRow = (wish: PlaceWish, number: number, until: number | null): PlaceRow => ({
  _id: [wish.officeId, wish.desk, wish.slot.at, number].join('|'),
  officeId: wish.officeId,
  desk: wish.desk,
  at: wish.slot.at,
  minutes: wish.slot.minutes,
  holder: wish.holder,
  conversationId: wish.conversationId,
  booked: until === null,
  until: until ?? 0,
});

/** The place that the holder has in this hour: kept longer, or for good. */
async function keepOwn(rows: Rows, { holder, at, booked, until }: PlaceRow): Promise<boolean> {
  const own = { holder, at };
  const change = booked ? { booked, until } : { until };
  const { matchedCount } = await rows.updateOne(booked ? own : { ...own, booked: false }, { $set: change });
  return matchedCount === 1 || (!booked && (await rows.findOne(own)) !== null);
}

/** A place that nobody has, or that was kept too long. */
async function takePlace(rows: Rows, { place, now }: Taking): Promise<boolean> {
  try {
    await rows.insertOne(place);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const { _id, ...mine } = place;
  try {
    const { matchedCount } = await rows.updateOne(
      { _id, booked: false, until: { $lte: now } },
      { $set: mine },
    );
    return matchedCount === 1;
  } catch (error) {
    // the holder has another place in this hour already
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** The two unique ones: a place is taken once (`_id`), and nobody has two of an hour. */
export async function ensurePlaceIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection<PlaceRow>('appointmentPlaces');
  await rows.createIndex({ holder: 1, at: 1 }, { name: 'one_per_holder', unique: true });
  await rows.createIndex({ officeId: 1, desk: 1, at: 1 }, { name: 'hours' });
  await rows.createIndex({ conversationId: 1 }, { name: 'of_conversation' });
}
