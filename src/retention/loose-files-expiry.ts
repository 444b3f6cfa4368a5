import type { RetentionRules } from '../flow/retention-rules.js';
import type { ConversationId } from '../ids.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { MediaStore } from '../media/media-store.js';
import type { TalkStore } from '../talks/talk-store.js';
import type { Expiry } from './expiry.js';

const DAY = 86_400_000;
const PORTION = 200;
const MOST_COUNTED = 100_000;

type Deps = {
  media: Pick<MediaStore, 'looseBefore' | 'drop'>;
  conversations: Pick<ConversationStore, 'load'>;
  talks: Pick<TalkStore, 'find'>;
  rules: RetentionRules;
};

/**
 * Files that no dossier has taken and nothing in the conversation speaks of any more: of drafts long gone, of a supplement
 * that a closed dossier refused. A file that the open form, a waiting effect or a talk names is in use, however old.
 */
export function createLooseFilesExpiry({ media, conversations, talks, rules }: Deps): Expiry {
  const before = (now: number) => now - rules.looseFiles * DAY;

  async function isInUse(mediaId: string, conversationId: ConversationId): Promise<boolean> {
    const [conversation, talk] = await Promise.all([
      conversations.load(conversationId),
      talks.find(conversationId),
    ]);
    const spoken = JSON.stringify([conversation?.session, conversation?.intents, talk]);
    return spoken.includes(JSON.stringify(mediaId));
  }

  async function* unused(now: number, limit: number) {
    let after: string | undefined;
    for (let found = 0; found < limit; ) {
      const loose = await media.looseBefore(before(now), { after, limit: PORTION });
      for (const { mediaId, conversationId } of loose) {
        if (found >= limit) return;
        if (await isInUse(mediaId, conversationId)) continue;
        found += 1;
        yield mediaId;
      }
      after = loose.at(-1)?.mediaId;
      if (loose.length < PORTION) return;
    }
  }

  return {
    kind: 'looseFiles',
    async count(now) {
      let count = 0;
      for await (const _ of unused(now, MOST_COUNTED)) count += 1;
      return count;
    },
    async erase(now) {
      const ids: string[] = [];
      for await (const mediaId of unused(now, PORTION)) ids.push(mediaId);
      await media.drop(ids);
      return ids.length;
    },
  };
}
