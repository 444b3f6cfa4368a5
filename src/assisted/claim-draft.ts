import type { HandedDraft } from '../flow/handed-draft.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import type { AssistedDraft, DraftContent } from './assisted-draft.js';
import type { DraftStore } from './draft-store.js';

export type ClaimDeps = {
  drafts: Pick<DraftStore, 'find' | 'save' | 'findByCode'>;
  announcer: Announcer;
  hashCode(code: string): string;
  now(): number;
};

/** Who fetches a draft, by which of its effects; `eventId` names the answer. */
export type Claimant = { id: ConversationId; officeId: OfficeId; effectId: string };

/** An hour stays kept so long after the form has come to the citizen (ms). */
const HOUR_KEPT_MS = 60 * 60_000;

/**
 * Hands the draft under this code over to the conversation that names it, once, or says that there is none. First the
 * draft is marked, then the conversation is told, then the form is erased here: stopped half way and done again, the same
 * conversation is told the same.
 */
export async function claimDraft(deps: ClaimDeps, claimant: Claimant, code: string): Promise<void> {
  const { announcer, now } = deps;
  const { id, effectId } = claimant;
  const eventId = `draft-${effectId}`;
  const draft = await deps.drafts.findByCode(claimant.officeId, deps.hashCode(code));
  const marked = draft && (await mark(deps, claimant, draft));
  const content = marked?.content;
  if (!marked || (!content && marked.handedTo?.effectId !== effectId))
    return announcer.announce(id, eventId, { type: 'draftNotFound', at: now() });
  if (!content) return; // told and erased before
  const handed = toHanded(marked.draftId, content, now());
  await announcer.announce(id, eventId, { type: 'draftFound', at: now(), draft: handed });
  await deps.drafts.save({ ...marked, version: marked.version + 1, content: null });
}

/** The draft as this claimant's; undefined when it is another's, or its code has lapsed. */
async function mark(
  deps: ClaimDeps,
  { id, effectId }: Claimant,
  draft: AssistedDraft,
): Promise<AssistedDraft | undefined> {
  if (draft.handedTo) return draft.handedTo.effectId === effectId ? draft : undefined;
  const at = deps.now();
  if (draft.state !== 'open' || !draft.code || draft.code.until <= at) return undefined;
  const handedTo = { conversationId: id, effectId };
  const next = { ...draft, ...ENDED, handedTo, endedAt: at, version: draft.version + 1, updatedAt: at };
  if (await deps.drafts.save(next)) return next;
  const current = await deps.drafts.find(draft.draftId);
  return current && mark(deps, { id, officeId: draft.officeId, effectId }, current);
}

const ENDED = { state: 'handedOver' } as const;

function toHanded(formId: string, { form }: DraftContent, at: number): HandedDraft {
  const { procedureId, revision, answers, consent, assistedBy } = form;
  if (!consent) throw new Error('a draft begins with consent');
  return { formId, procedureId, revision, answers, consent, assistedBy, hourUntil: at + HOUR_KEPT_MS };
}
