import type { Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { createBatcher } from '../../concurrency/create-batcher.js';
import { ConversationId } from '../../ids.js';
import { type ChatFacts, Contact, NO_TRACES } from '../../notices/contact.js';
import type { ContactSecrets, ContactStore } from '../../notices/contact-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { beginning, type ContactDocument } from './contact-document.js';

type Operation = mongo.AnyBulkWriteOperation<ContactDocument>;

type Deps = { connection: Connection; cipher: Cipher };

const MAX_BATCH = 500;
/** More than a ward has; what is rarer is a slip of the pen. */
const MOST_NAMES = 60;
/** How long a notice counts for the cap of the week, with a day to spare. */
const KEPT_MS = 8 * 86_400_000;
const SECRETS = z.object({ name: z.string().optional(), phone: z.string().optional() });

/** Contacts in the collection `contacts`, one per conversation; see the port for what it promises. */
export function createMongoContactStore({ connection, cipher }: Deps): ContactStore {
  const rows = connection.collection<ContactDocument>(
    'contacts',
  ) as unknown as mongo.Collection<ContactDocument>;
  const write = createBatcher<Operation, void>({
    maxBatch: MAX_BATCH,
    async run(operations) {
      await rows.bulkWrite([...operations], { ordered: true });
      return operations.map(() => undefined);
    },
  });

  return {
    async noteChats(facts) {
      await Promise.all(facts.flatMap(toChatWrites).map(write));
    },
    async noteTraces(noted) {
      await Promise.all(
        noted.map(({ conversationId, officeId, traces, secrets }) =>
          write(
            upsert(conversationId, {
              ...{ officeId, ...traces, onlyFollower: false },
              sealedSecrets: toSealed(cipher, secrets),
            }),
          ),
        ),
      );
    },
    async noteNotice(conversationId, at) {
      const old = { $pull: { noticedAt: { $lt: at - KEPT_MS } } };
      await Promise.all([
        write({ updateOne: { filter: { _id: conversationId }, update: { $addToSet: { noticedAt: at } } } }),
        write({
          updateOne: { filter: { _id: conversationId }, update: old as mongo.UpdateFilter<ContactDocument> },
        }),
      ]);
    },
    async page(officeId, after, limit) {
      const where = { officeId, ...(after !== null && { _id: { $gt: after } }) };
      const projection = { sealedSecrets: 0, forgottenAt: 0 };
      const found = await rows
        .find(where, { projection, batchSize: limit })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toContact);
    },
    async find(conversationId) {
      const row = await rows.findOne({ _id: conversationId });
      return row ? toContact(row) : undefined;
    },
    async secretsOf(ids) {
      const asked = { _id: { $in: [...ids] }, sealedSecrets: { $gt: '' } };
      const found = await rows
        .find(asked, { projection: { sealedSecrets: 1 }, batchSize: ids.length + 1 })
        .toArray();
      return new Map(
        found.map((row) => [ConversationId.parse(row._id), toSecrets(cipher, row.sealedSecrets)]),
      );
    },
    neighbourhoods: (officeId) =>
      mostFrequent(rows, [
        { $match: { officeId, neighbourhood: { $ne: null } } },
        { $group: { _id: '$neighbourhood', people: { $sum: 1 } } },
      ]),
    tags: (officeId) =>
      mostFrequent(rows, [
        { $match: { officeId, tags: { $gt: '' } } },
        { $unwind: '$tags' },
        { $group: { _id: '$tags', people: { $sum: 1 } } },
      ]),
    async forget({ conversationId, officeId }, at) {
      const erased = { ...NO_TRACES, tags: [], tagMark: null, sealedSecrets: null, forgottenAt: at };
      await write(upsert(conversationId, { officeId, ...erased }));
    },
    async forgottenAt(conversationId) {
      const row = await rows.findOne({ _id: conversationId }, { projection: { forgottenAt: 1 } });
      return row?.forgottenAt ?? null;
    },
  };
}

/** The names that these stages count, those with most people first. */
async function mostFrequent(
  rows: mongo.Collection<ContactDocument>,
  stages: mongo.BSON.Document[],
): Promise<string[]> {
  const order = [{ $sort: { people: -1, _id: 1 } }, { $limit: MOST_NAMES }];
  const counted = await rows.aggregate<{ _id: string }>([...stages, ...order]).toArray();
  return counted.map(({ _id }) => _id);
}

/**
 * What the chat says. Whether they follow is written only where it was told anew: the list of followers may know it better
 * meanwhile. The last interaction only grows.
 */
function toChatWrites({ conversationId, following, lastInteractionAt, ...chat }: ChatFacts): Operation[] {
  const heard = lastInteractionAt === null ? {} : { $max: { lastInteractionAt } };
  const said = { ...chat, onlyFollower: false };
  const written = [...Object.keys(said), ...(lastInteractionAt === null ? [] : ['lastInteractionAt'])];
  const begun = beginning(written, { following: following ?? false, chatFollowing: following });
  const fields = { $set: said, $setOnInsert: begun, ...heard };
  const first: Operation = {
    updateOne: { filter: { _id: conversationId }, update: fields, upsert: true },
  };
  if (following === null) return [first];
  const changed = { _id: conversationId, chatFollowing: { $ne: following } };
  const update = { $set: { following, chatFollowing: following, missedInWalk: null } };
  return [first, { updateOne: { filter: changed, update } }];
}

/** What is not noted yet begins empty. */
function upsert(_id: string, fields: Partial<ContactDocument>): Operation {
  const begun = beginning(Object.keys(fields));
  return { updateOne: { filter: { _id }, update: { $set: fields, $setOnInsert: begun }, upsert: true } };
}

const toSealed = (cipher: Cipher, secrets: ContactSecrets): string | null =>
  Object.keys(secrets).length === 0 ? null : cipher.seal(JSON.stringify(secrets));

function toSecrets(cipher: Cipher, sealed: string | null): ContactSecrets {
  const { name, phone } = SECRETS.parse(JSON.parse(cipher.open(sealed ?? '')));
  return { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
}

const toContact = ({ _id, ...row }: { _id: string }): Contact =>
  Contact.parse({ ...row, conversationId: _id });

/** Makes sure that the index of the contacts exists. */
export async function ensureContactIndexes(connection: Connection): Promise<void> {
  await connection.collection('contacts').createIndex({ officeId: 1, _id: 1 }, { name: 'of_an_office' });
}
