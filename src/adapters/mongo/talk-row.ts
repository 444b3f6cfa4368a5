import { z } from 'zod';
import type { Cipher } from '../../secrets/cipher.js';
import { Talk } from '../../talks/talk.js';

const PLAIN = {
  officeId: true,
  version: true,
  openSince: true,
  waitingSince: true,
  quietAt: true,
  untoldSince: true,
} as const;

/** What was said, by whom and about which form; all of it is sealed as one. */
const Said = Talk.omit({ ...PLAIN, conversationId: true });

/** A talk as it lies in MongoDB: ids and the times that lists and the sweeper ask for, the rest sealed. */
export const TalkRow = Talk.pick(PLAIN).extend({
  _id: z.string(),
  sealed: z.string(),
  lastAt: z.int().optional(),
});
export type TalkRow = z.infer<typeof TalkRow>;

export function toTalkRow(cipher: Cipher, talk: Talk): TalkRow {
  const { officeId, version, openSince, waitingSince, quietAt, untoldSince } = talk;
  return {
    _id: talk.conversationId,
    ...{ officeId, version, openSince, waitingSince, quietAt, untoldSince },
    // only a time: how long a closed talk has been lying
    lastAt: Math.max(0, ...talk.notes.map(({ at }) => at)),
    sealed: cipher.seal(JSON.stringify(Said.parse(talk))),
  };
}

/** Opens and parses a row. Throws `SealBroken` or a ZodError when it is not what we wrote. */
export function toTalk(cipher: Cipher, stored: unknown): Talk {
  const { _id, sealed, lastAt: _, ...plain } = TalkRow.parse(stored);
  return Talk.parse({ ...plain, conversationId: _id, ...JSON.parse(cipher.open(sealed)) });
}
