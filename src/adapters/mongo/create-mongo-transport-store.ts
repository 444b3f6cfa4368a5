import type { Connection } from 'mongoose';
import { z } from 'zod';
import { OaId } from '../../ids.js';
import { TRANSPORTS, type TransportStore } from '../../zalo-account/transport-store.js';

const TransportRow = z.object({ _id: OaId, transport: z.enum(TRANSPORTS) });
type TransportRow = z.infer<typeof TransportRow>;

/** One row per OA in the collection `zalo_transports`. */
export function createMongoTransportStore({ connection }: { connection: Connection }): TransportStore {
  const rows = connection.collection<TransportRow>('zalo_transports');
  return {
    async find(oaId) {
      const row = await rows.findOne({ _id: oaId });
      return row ? TransportRow.parse(row).transport : undefined;
    },

    async remember(oaId, transport) {
      await rows.updateOne({ _id: oaId }, { $set: { transport } }, { upsert: true });
    },
  };
}
