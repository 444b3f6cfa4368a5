import type { Whose } from './assisted-desk.js';
import { type ChangeDeps, changeDraft } from './change-draft.js';
import { standingOf } from './fill-draft.js';

export type CodeDeps = ChangeDeps & { newCode(): string; hashCode(code: string): string };

/** As long as a code may be used (ms). */
export const CODE_LIVES_MS = 30 * 60_000;

/**
 * A new one-time code under which the citizen fetches a draft that is whole; the one before it is void. Only its hash is
 * kept. Undefined when there is no such draft or something in it is missing.
 */
export async function issueCode(deps: CodeDeps, whose: Whose, draftId: string): Promise<string | undefined> {
  const code = deps.newCode();
  const until = deps.now() + CODE_LIVES_MS;
  const outcome = await changeDraft(deps, { whose, draftId }, ({ officeId, content }) =>
    standingOf(deps.worldOf(officeId), content).isWhole
      ? { code: { hash: deps.hashCode(code), until } }
      : 'notFound',
  );
  return outcome.kind === 'done' ? code : undefined;
}
