import { OFFICIAL } from '../../src/flow/language.js';
import type { ConversationId, OfficeId } from '../../src/ids.js';
import { type Contact, NO_TRACES } from '../../src/notices/contact.js';
import type { ContactSecrets, ContactStore } from '../../src/notices/contact-store.js';
import type { FollowerNotes } from '../../src/notices/follower-notes.js';

const UNKNOWN = {
  ...NO_TRACES,
  ...{ following: false, lastInteractionAt: null, optedOut: false, inFormUntil: null, language: OFFICIAL },
  ...{ leftTopics: [], tags: [], noticedAt: [] },
};
const KEPT_MS = 8 * 86_400_000;

type FollowerMark = {
  onlyFollower: boolean;
  seenIn: number | null;
  missedIn: number | null;
  tag: string | null;
};
const NO_MARK: FollowerMark = { onlyFollower: false, seenIn: null, missedIn: null, tag: null };

function byFrequency(names: readonly string[]): string[] {
  const people = new Map<string, number>();
  for (const name of names) people.set(name, (people.get(name) ?? 0) + 1);
  return [...people].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Contacts in memory; held to the same contract suite as those on MongoDB. */
export function createFakeContactStore(): ContactStore & FollowerNotes {
  const kept = new Map<ConversationId, Contact>();
  const secrets = new Map<ConversationId, ContactSecrets>();
  const erased = new Map<ConversationId, number>();
  const told = new Map<ConversationId, boolean>();
  const marks = new Map<ConversationId, FollowerMark>();
  const markOf = (id: ConversationId) => marks.get(id) ?? NO_MARK;
  const mark = (id: ConversationId, fields: Partial<FollowerMark>) =>
    marks.set(id, { ...markOf(id), ...fields });
  const put = (id: ConversationId, fields: Partial<Contact> & Pick<Contact, 'officeId'>) =>
    kept.set(id, structuredClone({ ...UNKNOWN, ...kept.get(id), ...fields, conversationId: id }));
  const change = (id: ConversationId, fields: (contact: Contact) => Partial<Contact>) => {
    const contact = kept.get(id);
    if (contact) put(id, { ...contact, ...fields(contact) });
  };
  const ofOffice = (officeId: OfficeId) => [...kept.values()].filter((one) => one.officeId === officeId);
  return {
    async noteChats(facts) {
      for (const { following, lastInteractionAt, ...chat } of facts) {
        const id = chat.conversationId;
        const isNews = following !== null && told.get(id) !== following;
        if (following !== null) told.set(id, following);
        mark(id, { onlyFollower: false, ...(isNews && { missedIn: null }) });
        const at = Math.max(lastInteractionAt ?? 0, kept.get(id)?.lastInteractionAt ?? 0);
        put(id, { ...chat, ...(isNews && { following }), lastInteractionAt: at === 0 ? null : at });
      }
    },
    async noteTraces(noted) {
      for (const { conversationId, officeId, traces, secrets: known } of noted) {
        put(conversationId, { officeId, ...traces });
        mark(conversationId, { onlyFollower: false });
        secrets.set(conversationId, known);
      }
    },
    async noteNotice(id, at) {
      change(id, ({ noticedAt }) => ({
        noticedAt: [...new Set([...noticedAt, at])].filter((one) => one >= at - KEPT_MS),
      }));
    },
    page: async (officeId, after, limit) =>
      structuredClone(
        [...kept.values()]
          .filter((one) => one.officeId === officeId && one.conversationId > (after ?? ''))
          .sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1))
          .slice(0, limit),
      ),
    find: async (id) => structuredClone(kept.get(id)),
    secretsOf: async (ids) =>
      new Map([...secrets].filter(([id, known]) => ids.includes(id) && Object.keys(known).length > 0)),
    neighbourhoods: async (officeId) =>
      byFrequency(ofOffice(officeId).flatMap(({ neighbourhood }) => neighbourhood ?? [])),
    tags: async (officeId) => byFrequency(ofOffice(officeId).flatMap(({ tags }) => tags)),
    async noteFollowers({ officeId, walk }, ids) {
      for (const id of ids) {
        mark(id, { onlyFollower: markOf(id).onlyFollower || !kept.has(id), seenIn: walk, missedIn: null });
        put(id, { officeId, following: true });
      }
    },
    async noteLastSeen(ids, at) {
      for (const id of ids)
        change(id, ({ lastInteractionAt }) => ({ lastInteractionAt: Math.max(lastInteractionAt ?? 0, at) }));
    },
    async noteTagged({ walk }, tag, ids) {
      for (const id of ids.filter((one) => !erased.has(one))) {
        change(id, ({ tags }) => ({ tags: [...new Set([...tags, tag])] }));
        mark(id, { tag: `${walk}:${tag}` });
      }
    },
    async takeOff({ officeId, walk }, tag) {
      for (const { conversationId: id } of ofOffice(officeId))
        if (markOf(id).tag !== `${walk}:${tag}`)
          change(id, ({ tags }) => ({ tags: tags.filter((one) => one !== tag) }));
    },
    async keepTags(officeId, keep) {
      for (const { conversationId: id } of ofOffice(officeId))
        change(id, ({ tags }) => ({ tags: tags.filter((one) => keep.includes(one)) }));
    },
    async giveTag(tag, ids) {
      for (const id of ids.filter((one) => !erased.has(one)))
        change(id, ({ tags }) => ({ tags: [...new Set([...tags, tag])] }));
    },
    async takeTag(tag, ids) {
      for (const id of ids) change(id, ({ tags }) => ({ tags: tags.filter((one) => one !== tag) }));
    },
    async keepNoTag(officeId, tag) {
      for (const { conversationId: id } of ofOffice(officeId))
        change(id, ({ tags }) => ({ tags: tags.filter((one) => one !== tag) }));
    },
    countSeen: async ({ officeId, walk }) =>
      ofOffice(officeId).filter(
        ({ conversationId, following }) => following && markOf(conversationId).seenIn === walk,
      ).length,
    async concludeWalk({ officeId, walk }) {
      for (const { conversationId: id, following } of ofOffice(officeId)) {
        const { seenIn, missedIn, onlyFollower } = markOf(id);
        if (following && seenIn !== walk) {
          const isGone = missedIn !== null && missedIn < walk;
          mark(id, { missedIn: isGone ? null : walk });
          if (isGone) change(id, () => ({ following: false }));
        }
        if (kept.get(id)?.following === false && onlyFollower) kept.delete(id);
      }
    },
    async forget({ conversationId: id, officeId }, at) {
      put(id, { officeId, ...NO_TRACES, tags: [] });
      secrets.delete(id);
      erased.set(id, at);
    },
    forgottenAt: async (id) => erased.get(id) ?? null,
  };
}
