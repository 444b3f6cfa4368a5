import type { DossierStore } from '../../dossiers/dossier-store.js';
import { answerByPerson } from '../../own-data/answer-by-person.js';
import type { DataRequestStore } from '../../own-data/data-request-store.js';
import type { TellDeps } from '../../own-data/tell-request.js';
import type { DataRequestDesk } from './data-request-desk.js';

type Parts = TellDeps & {
  requests: DataRequestStore;
  dossiers: Pick<DossierStore, 'listOfConversation'>;
};

const MOST_OPEN = 200;
const MOST_DONE = 20;
const MOST_DOSSIERS = 10;

/** The desk on top of the register. */
export function createDataRequestDesk(parts: Parts): DataRequestDesk {
  const { requests, dossiers } = parts;
  return {
    async listOpen(officeId) {
      const open = await requests.listOpen(officeId, MOST_OPEN);
      return Promise.all(
        open.map(async (request) => {
          const own = await dossiers.listOfConversation(request.conversationId, { limit: MOST_DOSSIERS });
          return {
            ...request,
            dossiers: own.map(({ dossierId, code, procedureName }) => ({ dossierId, code, procedureName })),
          };
        }),
      );
    },
    listDone: (officeId) => requests.listDone(officeId, MOST_DONE),
    answer: (answer) => answerByPerson(parts, answer),
  };
}
