import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { SecondFactorStore } from '../../console/second-factor/second-factor-store.js';
import { Username } from '../../console/staff/staff.js';
import type { Cipher } from '../../secrets/cipher.js';

const Row = z.object({
  _id: Username,
  pending: z.object({ sealed: z.string(), at: z.int() }).optional(),
  active: z.object({ sealed: z.string(), since: z.int(), lastStep: z.int() }).optional(),
  recovery: z.array(z.string()).default([]),
});
type Row = z.infer<typeof Row>;

const MAJORITY = { writeConcern: { w: 'majority' } } as const;

/** Second factors in the collection `secondFactors`, one document per account; see the port for what it promises. */
export function createMongoSecondFactorStore(parts: {
  connection: Connection;
  cipher: Cipher;
}): SecondFactorStore {
  const { connection, cipher } = parts;
  const rows = connection.collection<Row>('secondFactors');
  return {
    async find(username) {
      const raw = await rows.findOne({ _id: username });
      if (!raw) return undefined;
      const { pending, active, recovery } = Row.parse(raw);
      return {
        ...(pending && { pending: { secret: cipher.open(pending.sealed), at: pending.at } }),
        ...(active && { active: { secret: cipher.open(active.sealed), since: active.since } }),
        recoveryLeft: recovery.length,
      };
    },
    async begin(username, { secret, at }) {
      const pending = { sealed: cipher.seal(secret), at };
      await rows.updateOne({ _id: username }, { $set: { pending } }, { ...MAJORITY, upsert: true });
    },
    async activate(username, { secret, since, step, recovery }) {
      const active = { sealed: cipher.seal(secret), since, lastStep: step };
      const factor = { active, recovery: [...recovery] };
      await rows.replaceOne({ _id: username }, factor, { ...MAJORITY, upsert: true });
    },
    async takeStep(username, step) {
      const unused = { _id: username, 'active.lastStep': { $lt: step } };
      return (
        (await rows.updateOne(unused, { $set: { 'active.lastStep': step } }, MAJORITY)).modifiedCount === 1
      );
    },
    async takeRecovery(username, digest) {
      const unused = { _id: username, recovery: digest };
      return (await rows.updateOne(unused, { $pull: { recovery: digest } }, MAJORITY)).modifiedCount === 1;
    },
    async remove(username) {
      await rows.deleteOne({ _id: username }, MAJORITY);
    },
  };
}
