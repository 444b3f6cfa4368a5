import type { Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { createBatcher } from '../../concurrency/create-batcher.js';
import { OFFICIAL } from '../../flow/language.js';
import { ConversationId } from '../../ids.js';
import { Contact, NO_TRACES } from '../../notices/contact.js';
import type { ContactSecrets, ContactStore } from '../../notices/contact-store.js';
import type { Cipher } from '../../secrets/cipher.js';

/** A contact as it lies in MongoDB: what may be asked about in clear, name and telephone sealed. */
const ContactDocument = Contact.omit({ conversationId: true }).extend({
  _id: z.string(),
  sealedSecrets: z.string().nullable(),
  forgottenAt: z.int().nullable(),
});
type ContactDocument = z.infer<typeof ContactDocument>;
type Operation = mongo.AnyBulkWriteOperation<ContactDocument>;

type Deps = { connection: Connection; cipher: Cipher };

const MAX_BATCH = 500;
/** More than a ward has; what is rarer is a slip of the pen. */
const MOST_NEIGHBOURHOODS = 60;
/** How long a notice counts for the cap of the week, with a day to spare. */
const KEPT_MS = 8 * 86_400_000;
const SECRETS = z.object({ name: z.string().optional(), phone: z.string().optional() });

const EMPTY = {
  ...NO_TRACES,
  ...{ following: false, lastInteractionAt: null, optedOut: false, inFormUntil: null, language: OFFICIAL },
  ...{ leftTopics: [], tags: [], ageGroup: null, noticedAt: [], sealedSecrets: null, forgottenAt: null },
};

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
      await Promise.all(facts.map(({ conversationId, ...chat }) => write(upsert(conversationId, chat))));
    },
    async noteTraces(noted) {
      await Promise.all(
        noted.map(({ conversationId, officeId, traces, secrets }) =>
          write(upsert(conversationId, { officeId, ...traces, sealedSecrets: toSealed(cipher, secrets) })),
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
    async neighbourhoods(officeId) {
      const known = { officeId, neighbourhood: { $ne: null } };
      const counted = await rows
        .aggregate<{ _id: string }>([
          { $match: known },
          { $group: { _id: '$neighbourhood', people: { $sum: 1 } } },
          { $sort: { people: -1, _id: 1 } },
          { $limit: MOST_NEIGHBOURHOODS },
        ])
        .toArray();
      return counted.map(({ _id }) => _id);
    },
    async setTags(conversationId, tags) {
      await rows.updateOne({ _id: conversationId }, { $set: { tags: [...tags] } });
    },
    async forget(conversationId, at) {
      const erased = { ...NO_TRACES, tags: [], ageGroup: null, sealedSecrets: null, forgottenAt: at };
      await rows.updateOne({ _id: conversationId }, { $set: erased });
    },
    async forgottenAt(conversationId) {
      const row = await rows.findOne({ _id: conversationId }, { projection: { forgottenAt: 1 } });
      return row?.forgottenAt ?? null;
    },
  };
}

/** What is not noted yet begins empty. */
function upsert(_id: string, fields: Partial<ContactDocument>): Operation {
  const begun = Object.fromEntries(Object.entries(EMPTY).filter(([key]) => !Object.hasOwn(fields, key)));
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
