import { readFileSync } from 'node:fs';
import { createPdfPrinter } from '../adapters/pdf/create-pdf-printer.js';
import type { Announcer } from '../inbox/announcer.js';
import type { EffectPorts } from '../inbox/carry-out.js';
import { type AnswerViewDeps, answerView } from '../own-data/answer-view.js';
import { parseOwnDataWords } from '../own-data/own-data-words.js';
import { parseRequestTerms } from '../own-data/request-terms.js';
import { takeDataRequest } from '../own-data/take-data-request.js';
import { tellUntold } from '../own-data/tell-request.js';
import { packageRoot } from '../package-root.js';
import type { Foundation } from './foundation.js';
import { createWorlds } from './office-engines.js';
import type { Queues } from './open-queues.js';
import type { Stores } from './open-stores.js';

export type OwnDataDesk = ReturnType<typeof openOwnData>;

/** Requests of citizens about their own data: taken, answered by themselves or told. Throws `DataFileInvalid`. */
export function openOwnData(
  foundation: Foundation,
  { stores, queues, announcer }: { stores: Stores; queues: Queues; announcer: Announcer },
) {
  const { calendarOf, metrics, log, now } = foundation;
  const telling = { requests: stores.dataRequests, announcer, now };
  const taking = {
    ...telling,
    calendarOf,
    terms: readTemplate('data/data-requests.yaml', parseRequestTerms),
    nudge: queues.dataRequests.nudge,
  };
  const viewing: AnswerViewDeps = {
    ...stores,
    ...telling,
    files: stores.outgoingFiles,
    print: createPdfPrinter(),
    worldOf: createWorlds(foundation),
    words: readTemplate('documents/own-data.vi.yaml', parseOwnDataWords),
    rules: foundation.templates.catalogue.retention,
    onHandedOver(requestId) {
      metrics.alarms.inc({ alarm: 'request-handed-over' });
      log.error({ event: 'request-handed-over', requestId });
    },
  };
  const take: EffectPorts['takeDataRequest'] = (conversation, asked) =>
    takeDataRequest(taking, conversation, asked);
  return {
    take,
    answerView: (requestId: string) => answerView(viewing, requestId),
    waitingSince: stores.dataRequests.waitingSince,
    tellUntold: (before: number, limit: number) => tellUntold(telling, { before, limit }),
  };
}

function readTemplate<T>(name: string, read: (text: string, file: string) => T): T {
  const file = `${packageRoot}templates/${name}`;
  return read(readFileSync(file, 'utf8'), file);
}
