import type { Dossier } from '../dossiers/dossier.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { ContactSources, Mark } from './contact-sources.js';
import type { ContactStore, NotedTraces } from './contact-store.js';
import { toChatFacts } from './to-chat-facts.js';
import { type TraceRules, toTraces } from './to-traces.js';

export type KeepContactsDeps = {
  sources: ContactSources;
  contacts: Pick<ContactStore, 'noteChats' | 'noteTraces' | 'forgottenAt'>;
  rules: Omit<TraceRules, 'now'>;
  officeOf(conversationId: ConversationId): OfficeId | undefined;
  now: () => number;
};

/** Clocks of workers differ, and a write may be on its way for a while: what is younger is looked at again (ms). */
const SLACK_MS = 120_000;
const PORTION = 500;

/**
 * Copies into the contacts what changed since the last look and a little before; resolves with how much that was. Doing
 * it twice changes nothing, and from a mark of 0 it builds all of them again.
 */
export async function keepContacts(deps: KeepContactsDeps): Promise<number> {
  const { sources } = deps;
  const young = deps.now() - SLACK_MS;
  const chats = await follow({ sources, name: 'chats', young }, async (mark) => {
    const found = await sources.chatsAfter(mark, PORTION);
    await deps.contacts.noteChats(found.chats.map(toChatFacts));
    return { count: found.chats.length, mark: found.mark };
  });
  const dossiers = await follow({ sources, name: 'dossiers', young }, async (mark) => {
    const found = await sources.dossiersAfter(mark, PORTION);
    const of = [...new Set(found.of)];
    const noted = await Promise.all(of.map((id) => tracesOf(deps, id)));
    await deps.contacts.noteTraces(noted.filter((one) => one !== undefined));
    return { count: of.length, mark: found.mark };
  });
  return chats + dossiers;
}

async function follow(
  { sources, name, young }: { sources: ContactSources; name: 'chats' | 'dossiers'; young: number },
  look: (mark: Mark) => Promise<{ count: number; mark: Mark | null }>,
): Promise<number> {
  const last = await sources.readMark(name);
  let mark: Mark = last.at < young ? last : { at: young, id: '' };
  let all = 0;
  for (;;) {
    const { count, mark: next } = await look(mark);
    if (next === null) return all;
    all += count;
    mark = next;
    if (mark.at > last.at) await sources.saveMark(name, mark);
  }
}

/** A dossier is about to be erased: nothing that it alone says stays with its contact. Safe to repeat. */
export async function letGoOfDossier(
  deps: KeepContactsDeps,
  { conversationId, dossierId }: Pick<Dossier, 'conversationId' | 'dossierId'>,
): Promise<void> {
  const noted = conversationId && (await tracesOf(deps, conversationId, dossierId));
  if (noted) await deps.contacts.noteTraces([noted]);
}

async function tracesOf(
  deps: KeepContactsDeps,
  id: ConversationId,
  without?: string,
): Promise<NotedTraces | undefined> {
  const officeId = deps.officeOf(id);
  if (officeId === undefined) return undefined;
  const [dossiers, forgottenAt] = await Promise.all([
    deps.sources.dossiersOf(id),
    deps.contacts.forgottenAt(id),
  ]);
  const kept = dossiers.filter(
    ({ dossierId, receivedAt }) => dossierId !== without && receivedAt > (forgottenAt ?? 0),
  );
  return { conversationId: id, officeId, ...toTraces(kept, { ...deps.rules, now: deps.now() }) };
}
