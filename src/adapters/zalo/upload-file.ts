import type { OaId } from '../../ids.js';
import type { SendOutcome } from '../../replies/messenger.js';
import { isPicture, type OutgoingFiles, type OutgoingType } from '../../replies/outgoing-files.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';
import type { ZaloApi } from './create-zalo-api.js';
import { UploadedData } from './platform-answers.js';
import { toSendOutcome } from './to-send-outcome.js';
import { OVER_LIMIT } from './verdicts.js';

/** Where the platform takes what, and how much of it (reference zalo-oa-api §4). */
const FILES = { path: '/v2.0/oa/upload/file', maxBytes: 5_000_000 } as const;
const PICTURES = { path: '/v2.0/oa/upload/image', maxBytes: 1_000_000 } as const;
/** The platform keeps an upload for seven days; a day less is surely still there. */
const TOKEN_LIVES_MS = 6 * 24 * 3_600_000;

export type UploadDeps = {
  api: ZaloApi;
  files: Pick<OutgoingFiles, 'read' | 'findToken' | 'rememberToken'>;
  now: () => number;
  onSignal: OnZaloSignal;
};

type Uploaded = { kind: 'token'; token: string; isPicture: boolean } | Exclude<SendOutcome, { kind: 'sent' }>;

export type Uploader = (oaId: OaId, what: { fileId: string; notAfter: number }) => Promise<Uploaded>;

/** Uploads as `uploadFile` does; many who want the same file at once share one upload. */
export function createUploader(deps: UploadDeps): Uploader {
  const running = new Map<string, Promise<Uploaded>>();
  return (oaId, what) => {
    const begun = running.get(what.fileId);
    if (begun) return begun;
    const upload = uploadFile(deps, oaId, what).finally(() => running.delete(what.fileId));
    running.set(what.fileId, upload);
    return upload;
  };
}

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
  if (known && known.until > deps.now()) return toToken(known.token, known.contentType);
  const file = await deps.files.read(fileId);
  if (!file) return { kind: 'fileGone' };
  const { path, maxBytes } = isPicture(file.contentType) ? PICTURES : FILES;
  if (file.bytes.length > maxBytes) {
    deps.onSignal({ name: 'oversized-message', oaId });
    return { kind: 'refused', class: 'bug', code: OVER_LIMIT };
  }
  const request = { method: 'POST', path, form: file } as const;
  const result = await deps.api.call(oaId, request, notAfter);
  const token =
    result.kind === 'answered' && result.code === 0 ? UploadedData.safeParse(result.data).data : undefined;
  if (token === undefined) return toLater(toSendOutcome({ result }, deps.now()));
  await deps.files.rememberToken(fileId, { token, until: deps.now() + TOKEN_LIVES_MS });
  return toToken(token, file.contentType);
}

const toToken = (token: string, contentType: OutgoingType): Uploaded => ({
  kind: 'token',
  token,
  isPicture: isPicture(contentType),
});

const toLater = (outcome: SendOutcome): Uploaded =>
  outcome.kind === 'unknown' || outcome.kind === 'sent'
    ? { kind: 'refused', class: 'later', code: 0 }
    : outcome;
