import type { AxiosInstance } from 'axios';
import type { Messenger } from '../../replies/messenger.js';
import type { OutgoingFiles } from '../../replies/outgoing-files.js';
import type { AccessTokens } from '../../zalo-account/access-tokens.js';
import type { SendLedger } from '../../zalo-account/send-ledger.js';
import type { SendLimiter } from '../../zalo-account/send-limiter.js';
import type { TransportStore } from '../../zalo-account/transport-store.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';
import { createTransportRouter } from './create-transport-router.js';
import { createZaloApi } from './create-zalo-api.js';
import { findSent } from './find-sent.js';
import { type Post, sendFile } from './send-file.js';
import { isOversized, toSendRequest } from './send-request.js';
import { toLedgerEntry, toSendOutcome } from './to-send-outcome.js';
import { createUploader } from './upload-file.js';
import { OVER_LIMIT, VERDICTS } from './verdicts.js';

export type ZaloMessengerDeps = {
  http: AxiosInstance;
  /** `https://openapi.zalo.me` or what stands in for it */
  apiBase: string;
  /** as given to `http`; a send or a search takes at most half as long again, so a sender's lease can be planned */
  timeoutMs: number;
  tokens: AccessTokens;
  transports: TransportStore;
  limiter: SendLimiter;
  ledger: SendLedger;
  /** where files wait that are to be sent */
  files: Pick<OutgoingFiles, 'read' | 'findToken' | 'rememberToken'>;
  /** makes the `appsecret_proof` of an access token; absent when the app does not demand one */
  toProof?: (accessToken: string) => string;
  now: () => number;
  onSignal: OnZaloSignal;
};

/** Sends to citizens over Zalo's OA API. Throws only when one of our own stores cannot be reached before a send. */
export function createZaloMessenger(deps: ZaloMessengerDeps): Messenger {
  const { transports, ledger, timeoutMs, now, onSignal } = deps;
  const api = createZaloApi(deps);
  const router = createTransportRouter({ api, store: transports, now, onSignal });

  const upload = createUploader({ ...deps, api });

  /** One request to the message endpoint of whichever transport the OA has. */
  const post: Post = async (oaId, notAfter, toRequest) => {
    const routed = await router.route(oaId, notAfter, (transport) =>
      api.call(oaId, toRequest(transport), notAfter),
    );
    const { result } = routed;
    if (result.kind === 'answered' && result.code !== 0 && !VERDICTS.has(result.code)) {
      onSignal({ name: 'unknown-code', oaId, code: result.code });
    }
    const outcome = toSendOutcome(routed, now());
    ledger.record(oaId, toLedgerEntry(routed, outcome));
    return outcome;
  };

  return {
    async send(oaId, citizenId, message) {
      if (isOversized(message)) {
        onSignal({ name: 'oversized-message', oaId });
        return { kind: 'refused', class: 'bug', code: OVER_LIMIT };
      }
      const notAfter = now() + timeoutMs / 2;
      return message.file === undefined
        ? post(oaId, notAfter, (transport) => toSendRequest(transport, citizenId, message))
        : sendFile(
            { files: deps.files, upload, post },
            { oaId, citizenId, fileId: message.file, text: message.text, notAfter },
          );
    },

    findSent: (oaId, citizenId, what) => findSent({ ...deps, api }, oaId, citizenId, what),
  };
}
