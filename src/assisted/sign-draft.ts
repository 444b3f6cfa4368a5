import type { NewSubmission } from '../dossiers/submission-store.js';
import { getProcedure } from '../flow/form.js';
import { toSubmission } from '../flow/to-submission.js';
import type { OpenDraft, Whose } from './assisted-desk.js';
import { type ChangeDeps, changeDraft, findDraft } from './change-draft.js';
import { standingOf } from './fill-draft.js';

export type SignDeps = ChangeDeps & {
  /** keeps a confirmed form on its way to become a dossier, once by its id */
  submit(submission: NewSubmission): Promise<void>;
};

/**
 * A clerk has seen the citizen's signature on the printed form: it is filed, as of that moment. Marked first and filed
 * then, so that doing it again after a failure files the same. False when there is no such draft or it is not whole.
 */
export async function signDraft(deps: SignDeps, whose: Whose, draftId: string): Promise<boolean> {
  const draft = await sign(deps, whose, draftId);
  const { form } = draft?.content ?? {};
  if (!draft?.signed || !form?.consent) return false;
  const { officeId, signed } = draft;
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
