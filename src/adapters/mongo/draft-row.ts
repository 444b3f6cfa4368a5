import { z } from 'zod';
import { AssistedDraft, DraftContent } from '../../assisted/assisted-draft.js';
import type { Cipher } from '../../secrets/cipher.js';

/** An assisted draft as it lies in MongoDB: what lists and reports need in clear, the form sealed. */
export const DraftRow = AssistedDraft.omit({ draftId: true, content: true }).extend({
  _id: z.string(),
  sealed: z.string().nullable(),
});
export type DraftRow = z.infer<typeof DraftRow>;

export function toDraftRow(cipher: Cipher, { draftId, content, ...plain }: AssistedDraft): DraftRow {
  return { _id: draftId, ...plain, sealed: content && cipher.seal(JSON.stringify(content)) };
}

/** Opens and parses a row. Throws `SealBroken` or a ZodError when it is not what we wrote. */
export function toDraft(cipher: Cipher, stored: unknown): AssistedDraft {
  const { _id, sealed, ...plain } = DraftRow.parse(stored);
  const content = sealed === null ? null : DraftContent.parse(JSON.parse(cipher.open(sealed)));
  return { draftId: _id, ...plain, content };
}
