import type { CitizenId, OaId } from '../../ids.js';
import type { SendOutcome } from '../../replies/messenger.js';
import type { OutgoingFiles } from '../../replies/outgoing-files.js';
import type { Transport } from '../../zalo-account/transport-store.js';
import type { ApiRequest } from './create-zalo-api.js';
import { toFileRequest } from './send-request.js';
import type { Uploader } from './upload-file.js';
import { UPLOAD_EXPIRED } from './verdicts.js';

/** One message request, by whichever transport the OA has. */
export type Post = (
  oaId: OaId,
  notAfter: number,
  toRequest: (transport: Transport) => ApiRequest,
) => Promise<SendOutcome>;

type FileMessage = { oaId: OaId; citizenId: CitizenId; fileId: string; text: string; notAfter: number };

type SendFileDeps = {
  upload: Uploader;
  files: Pick<OutgoingFiles, 'findToken' | 'rememberToken'>;
  post: Post;
};

/** Uploads a file unless an earlier try did, and sends it; an upload that the platform has forgotten is made once more. */
export async function sendFile(
  deps: SendFileDeps,
  message: FileMessage,
  isLast = false,
): Promise<SendOutcome> {
  const { oaId, citizenId, fileId, text, notAfter } = message;
  const uploaded = await deps.upload(oaId, { fileId, notAfter });
  if (uploaded.kind !== 'token') return uploaded;
  const outcome = await deps.post(oaId, notAfter, (transport) =>
    toFileRequest(transport, citizenId, { ...uploaded, text }),
  );
  if (isLast || outcome.kind !== 'refused' || outcome.code !== UPLOAD_EXPIRED) return outcome;
  // of many who send the same file the first forgets it: what another has uploaded since stays
  const known = await deps.files.findToken(fileId);
  if (known?.token === uploaded.token) await deps.files.rememberToken(fileId, null);
  return sendFile(deps, message, true);
}
