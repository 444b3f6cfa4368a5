import type { ConversationId } from '../ids.js';
import type { Talk } from './talk.js';
import type { TalkStore } from './talk-store.js';

/**
 * Changes a talk as it stands, again if somebody else was faster. `change` gives undefined when nothing is to be done.
 * Resolves with what was written.
 */
export async function changeTalk(
  talks: Pick<TalkStore, 'find' | 'save'>,
  id: ConversationId,
  change: (talk: Talk | undefined) => Talk | undefined,
): Promise<Talk | undefined> {
  for (;;) {
    const seen = await talks.find(id);
    const wanted = change(seen);
    if (!wanted) return undefined;
    const written = { ...wanted, version: (seen?.version ?? 0) + 1 };
    if (await talks.save(written)) return written;
  }
}
