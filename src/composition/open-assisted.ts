import { randomInt, randomUUID } from 'node:crypto';
import { createAssistedDesk } from '../assisted/create-assisted-desk.js';
import type { SignDeps } from '../assisted/sign-draft.js';
import type { AssistedServices } from '../console/assisted/assisted-services.js';
import { OFFICIAL } from '../flow/language.js';
import { CODE_LENGTH, CODE_SIGNS, findDraftCode } from '../text/draft-code.js';
import { renderSaying } from '../wording/render.js';
import type { Foundation } from './foundation.js';
import { createWorlds } from './office-engines.js';
import type { Stores } from './open-stores.js';

type Parts = Pick<Stores, 'drafts' | 'places'> & {
  submissions: Pick<Stores['submissions'], 'save'>;
  nudgeSubmission(submissionId: string): Promise<void>;
};

/** Assisted filing on the real stores, in the words of the chat. */
export function openAssisted(
  foundation: Pick<Foundation, 'templates' | 'calendarOf' | 'now' | 'cipher'> & {
    offices: Pick<Foundation['offices'], 'get'>;
  },
  parts: Parts,
): AssistedServices {
  const { templates, offices, now } = foundation;
  const worldOf = createWorlds(foundation);
  const hashCode = createCodeHash(foundation);
  const submit: SignDeps['submit'] = async (submission) => {
    await parts.submissions.save(submission);
    await parts.nudgeSubmission(submission.submission.submissionId);
  };
  return {
    desk: createAssistedDesk({ ...parts, submit, worldOf, newId: randomUUID, newCode, hashCode, now }),
    worldOf,
    say: (officeId, line) =>
      renderSaying(templates, offices.get(officeId), { saying: { ...line, buttons: [] }, language: OFFICIAL })
        .map(({ text }) => text)
        .join('\n'),
  };
}

/** Codes are short: without the key nobody can try them all on a stolen record. */
export const createCodeHash =
  ({ cipher }: Pick<Foundation, 'cipher'>) =>
  (code: string): string =>
    cipher.blindIndex('draft-code', code);

/** One that the chat takes for a code. */
function newCode(): string {
  for (;;) {
    const signs = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]);
    const code = signs.join('');
    if (findDraftCode(code)) return code;
  }
}
