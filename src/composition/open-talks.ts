import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { createMongoSendLedger } from '../adapters/mongo/create-mongo-send-ledger.js';
import { createRedisPresence } from '../adapters/redis/create-redis-presence.js';
import type { AttachmentReader } from '../console/attachment-reader.js';
import type { ConsoleServices } from '../console/console-services.js';
import { parseCannedReplies } from '../console/talks/canned-replies.js';
import { createTalkDesk } from '../console/talks/create-talk-desk.js';
import type { Announcer } from '../inbox/announcer.js';
import { packageRoot } from '../package-root.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';

type Parts = {
  stores: Stores;
  redis: Redis;
  /** of the console's keys in Redis */
  prefix: string;
  announcer: Announcer;
  attachments: AttachmentReader;
};

const HOUR_MS = 3_600_000;

/** What the console needs to talk with citizens. Throws `DataFileInvalid`. */
export function openTalks(
  foundation: Foundation,
  { stores, redis, prefix, announcer, attachments }: Parts,
): Pick<ConsoleServices, 'talks' | 'replies' | 'presence'> {
  const { settings, now } = foundation;
  return {
    talks: createTalkDesk({
      ...stores,
      ...{ announcer, attachments, now },
      files: stores.outgoingFiles,
      // read here, written by the workers
      ledger: createMongoSendLedger({ ...foundation, onSignal: () => undefined }),
      silenceMs: settings.TALK_SILENCE_HOURS * HOUR_MS,
    }),
    replies: readReplies(foundation),
    presence: createRedisPresence({ redis, prefix, now }),
  };
}

function readReplies({ templates, offices }: Foundation) {
  const file = `${packageRoot}templates/replies.yaml`;
  return parseCannedReplies(readFileSync(file, 'utf8'), file, {
    procedureIds: templates.catalogue.procedures.map(({ id }) => id),
    officeIds: offices.all.map(({ id }) => id),
  });
}
