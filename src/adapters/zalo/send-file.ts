import type { CitizenId, OaId } from '../../ids.js';
import type { SendOutcome } from '../../replies/messenger.js';
import type { Transport } from '../../zalo-account/transport-store.js';
import type { ApiRequest } from './create-zalo-api.js';
import { toFileRequest } from './send-request.js';
import { type UploadDeps, uploadFile } from './upload-file.js';
import { UPLOAD_EXPIRED } from './verdicts.js';

/** One message request, by whichever transport the OA has. */
export type Post = (
  oaId: OaId,
  notAfter: number,
  toRequest: (transport: Transport) => ApiRequest,
) => Promise<SendOutcome>;

type FileMessage = { oaId: OaId; citizenId: CitizenId; fileId: string; notAfter: number };

/** Uploads a file unless an earlier try did, and sends it; an upload that the platform has forgotten is made once more. */
export async function sendFile(
  deps: UploadDeps & { post: Post },
  message: FileMessage,
  isLast = false,
): Promise<SendOutcome> {
  const { oaId, citizenId, fileId, notAfter } = message;
  const uploaded = await uploadFile(deps, oaId, { fileId, notAfter });
  if (uploaded.kind !== 'token') return uploaded;
  const outcome = await deps.post(oaId, notAfter, (transport) =>
    toFileRequest(transport, citizenId, uploaded),
  );
  if (isLast || outcome.kind !== 'refused' || outcome.code !== UPLOAD_EXPIRED) return outcome;
  await deps.files.rememberToken(fileId, null);
  return sendFile(deps, message, true);
}
