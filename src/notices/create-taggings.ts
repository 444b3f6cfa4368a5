import type { OaId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { FollowerNotes } from './follower-notes.js';
import type { Taggings } from './tagging.js';

type Deps = {
  notes: Pick<FollowerNotes, 'giveTag' | 'takeTag' | 'keepNoTag'>;
  officeOf(oaId: OaId): Pick<Office, 'id'> | undefined;
};

/**
 * Keeps the tags of contacts fresh between two readings of the followers. Events may come late or in another order than
 * they happened, so the lists have the last word, once a day (decision 43).
 */
export const createTaggings = ({ notes, officeOf }: Deps): Taggings => ({
  async take(tagging) {
    const office = officeOf(tagging.oaId);
    if (!office) return;
    switch (tagging.kind) {
      case 'given':
        return notes.giveTag(tagging.tag, tagging.to);
      case 'taken':
        return notes.takeTag(tagging.tag, tagging.from);
      case 'abolished':
        return notes.keepNoTag(office.id, tagging.tag);
    }
  },
});
