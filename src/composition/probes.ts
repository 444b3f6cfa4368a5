import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import type { Probe } from '../operations/create-operations-router.js';

/** What a process needs to do its work. */
export const createProbes = ({ connection, redis }: { connection: Connection; redis: Redis }): Probe[] => [
  {
    name: 'mongodb',
    async check() {
      await connection.db?.admin().ping();
      if (!connection.db) throw new Error('not connected');
    },
  },
  {
    name: 'redis',
    async check() {
      await redis.ping();
    },
  },
];
