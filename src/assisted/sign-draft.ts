import type { NewSubmission } from '../dossiers/submission-store.js';
import { getProcedure } from '../flow/form.js';
import { toSubmission } from '../flow/to-submission.js';
import type { OpenDraft, Whose } from './assisted-desk.js';
import type { AssistedDraft } from './assisted-draft.js';
import { type ChangeDeps, changeDraft, findDraft } from './change-draft.js';
import type { DraftStore } from './draft-store.js';
import { standingOf } from './fill-draft.js';

export type FileDeps = Pick<ChangeDeps, 'worldOf' | 'now'> & {
  drafts: Pick<DraftStore, 'save'>;
  /** keeps a confirmed form on its way to become a dossier, once by its id */
  submit(submission: NewSubmission): Promise<void>;
};
export type SignDeps = ChangeDeps & FileDeps;

/**
 * A clerk has seen the citizen's signature on the printed form: it is filed, as of that moment. Marked first and filed
 * then: stopped half way, the sweeper files the same. False when there is no such draft or it is not whole.
 */
export async function signDraft(deps: SignDeps, whose: Whose, draftId: string): Promise<boolean> {
  const draft = await sign(deps, whose, draftId);
  return draft !== undefined && (await fileSigned(deps, draft));
}

/** Files what was signed and ends the draft; again is the same once. False when nothing was signed. */
export async function fileSigned(deps: FileDeps, draft: AssistedDraft): Promise<boolean> {
  const { officeId, signed, content } = draft;
  const { form } = content ?? {};
  if (!signed || !form?.consent) return false;
  const world = deps.worldOf(officeId);
  const agreed = { ...form, consent: form.consent };
  const filed = toSubmission(world, getProcedure(world, form), agreed, signed.at);
  const submission = { ...filed, signedBefore: signed.by };
  await deps.submit({ submission, officeId, conversationId: null });
  const ended = { state: 'submitted', endedAt: deps.now(), code: null, content: null } as const;
  await deps.drafts.save({ ...draft, ...ended, version: draft.version + 1, updatedAt: deps.now() });
  return true;
}

async function sign(deps: SignDeps, whose: Whose, draftId: string): Promise<OpenDraft | undefined> {
  const found = await findDraft(deps, whose, draftId);
  if (!found || found.state === 'signed') return found;
  const signed = { at: deps.now(), by: whose.helper.username };
  const outcome = await changeDraft(deps, { whose, draftId }, ({ content }) =>
    standingOf(deps.worldOf(found.officeId), content).isWhole
      ? { state: 'signed', signed, code: null }
      : 'notFound',
  );
  return outcome.kind === 'done' ? outcome.draft : undefined;
}
