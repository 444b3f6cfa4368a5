import type { OaId } from '../../ids.js';
import type { SendOutcome } from '../../replies/messenger.js';
import type { OutgoingFiles } from '../../replies/outgoing-files.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';
import type { ZaloApi } from './create-zalo-api.js';
import { UploadedData } from './platform-answers.js';
import { toSendOutcome } from './to-send-outcome.js';
import { OVER_LIMIT } from './verdicts.js';

/** The platform's limit for files (reference zalo-oa-api §4). */
const MAX_BYTES = 5_000_000;
/** The platform keeps an upload for seven days; a day less is surely still there. */
const TOKEN_LIVES_MS = 6 * 24 * 3_600_000;

export type UploadDeps = {
  api: ZaloApi;
  files: Pick<OutgoingFiles, 'read' | 'findToken' | 'rememberToken'>;
  now: () => number;
  onSignal: OnZaloSignal;
};

type Uploaded = { kind: 'token'; token: string } | Exclude<SendOutcome, { kind: 'sent' }>;

/**
 * The platform's token for a file that is to be sent: the one that an earlier try got, else a new one. An upload shows
 * nothing to anybody, so one whose outcome is unknown is simply done again later.
 */
export async function uploadFile(
  deps: UploadDeps,
  oaId: OaId,
  { fileId, notAfter }: { fileId: string; notAfter: number },
): Promise<Uploaded> {
  const known = await deps.files.findToken(fileId);
  if (known && known.until > deps.now()) return { kind: 'token', token: known.token };
  const file = await deps.files.read(fileId);
  if (!file) return { kind: 'fileGone' };
  if (file.bytes.length > MAX_BYTES) {
    deps.onSignal({ name: 'oversized-message', oaId });
    return { kind: 'refused', class: 'bug', code: OVER_LIMIT };
  }
  const request = { method: 'POST', path: '/v2.0/oa/upload/file', form: file } as const;
  const result = await deps.api.call(oaId, request, notAfter);
  const token =
    result.kind === 'answered' && result.code === 0
      ? UploadedData.safeParse(result.data).data?.token
      : undefined;
  if (token === undefined) return toLater(toSendOutcome({ transport: 'business', result }, deps.now()));
  await deps.files.rememberToken(fileId, { token, until: deps.now() + TOKEN_LIVES_MS });
  return { kind: 'token', token };
}

const toLater = (outcome: SendOutcome): Uploaded =>
  outcome.kind === 'unknown' || outcome.kind === 'sent'
    ? { kind: 'refused', class: 'later', code: 0 }
    : outcome;
