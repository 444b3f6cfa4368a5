import { toDossierFacts } from '../dossiers/announce-dossier.js';
import type { RetentionRules } from '../flow/retention-rules.js';
import type { World } from '../flow/world.js';
import type { OfficeId } from '../ids.js';
import type { OutgoingFiles } from '../replies/outgoing-files.js';
import type { DataRequest, RequestEntry } from './data-request.js';
import type { DataRequestStore } from './data-request-store.js';
import { type CollectDeps, collectOwnData } from './own-data.js';
import type { OwnDataWords } from './own-data-words.js';
import type { PrintDocument } from './printed-document.js';
import { type TellDeps, tellRequest } from './tell-request.js';
import { fileNameOf, toOwnDataDocument } from './to-own-data-document.js';

export type AnswerViewDeps = TellDeps &
  Omit<CollectDeps, 'requests'> & {
    requests: DataRequestStore;
    files: Pick<OutgoingFiles, 'save'>;
    print: PrintDocument;
    worldOf(officeId: OfficeId): World;
    words: OwnDataWords;
    rules: RetentionRules;
    /** A request could not be answered by itself and waits for a person now. */
    onHandedOver(requestId: string): void;
  };

/** After this many tries something is wrong that time does not mend. */
const TRIES = 10;

/**
 * Answers "dữ liệu của tôi": makes the file, lets the conversation tell what is kept, closes the request. Idempotent by the
 * request; one that fails again and again is handed over to a person, with the same deadline, and the citizen hears so.
 */
export async function answerView(deps: AnswerViewDeps, requestId: string): Promise<void> {
  const request = await deps.requests.find(requestId);
  if (request?.state !== 'waiting') return;
  try {
    await answer(deps, request);
  } catch (error) {
    if ((await deps.requests.countAttempt(requestId)) >= TRIES) await handOver(deps, request);
    throw error;
  }
}

async function answer(deps: AnswerViewDeps, request: DataRequest): Promise<void> {
  const { requestId, officeId, conversationId } = request;
  const at = deps.now();
  const own = await collectOwnData(deps, request);
  const pen = { words: deps.words, world: deps.worldOf(officeId), rules: deps.rules, at };
  const fileId = `data-${requestId}`;
  const file = {
    fileId,
    conversationId,
    officeId,
    name: fileNameOf(pen),
    contentType: 'application/pdf',
  } as const;
  await deps.files.save(file, await deps.print(toOwnDataDocument(pen, own)));
  await deps.announcer.announce(conversationId, `data-${requestId}`, {
    type: 'ownDataFound',
    at,
    file: fileId,
    dossiers: own.dossiers.map(toDossierFacts),
    talk: own.talk?.notes.length ?? 0,
    notices: own.notices.length,
    waiting: own.requests.filter(({ state }) => state === 'open').map(({ receivedAt }) => receivedAt),
  });
  await deps.requests.append(requestId, request.version, {
    state: 'done',
    entry: entryOf(request, 'answered', at),
    tell: false,
  });
}

async function handOver(deps: AnswerViewDeps, request: DataRequest): Promise<void> {
  const entry = entryOf(request, 'handedOver', deps.now());
  const change = { state: 'open', entry, tell: true } as const;
  if (!(await deps.requests.append(request.requestId, request.version, change))) return;
  deps.onHandedOver(request.requestId);
  await tellRequest(deps, request.requestId);
}

const entryOf = ({ version }: DataRequest, what: RequestEntry['what'], at: number): RequestEntry => ({
  seq: version + 1,
  at,
  by: { kind: 'automatic' },
  what,
});
