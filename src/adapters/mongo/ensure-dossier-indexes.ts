import type { Connection } from 'mongoose';
import type { DossierRow } from './dossier-row.js';
import { PLACED_FROM_ROW } from './placed-row.js';
import type { SubmissionRow } from './submission-row.js';

const PLACES = 'places';

/**
 * Makes sure that the indexes of dossiers and submissions exist. The two unique ones are what makes one dossier and one
 * code out of a submission; the rest keeps lists and the sweeper from reading everything.
 */
export async function ensureDossierIndexes(connection: Connection): Promise<void> {
  const dossiers = connection.collection<DossierRow>('dossiers');
  await dossiers.createIndex({ submissionId: 1 }, { name: 'one_per_submission', unique: true });
  await dossiers.createIndex({ officeId: 1, code: 1 }, { name: 'one_per_code', unique: true });
  await dossiers.createIndex(
    { officeId: 1, state: 1, dueAt: 1, receivedAt: 1, _id: 1 },
    { name: 'worklists' },
  );
  await dossiers.createIndex({ officeId: 1, state: 1, receivedAt: 1, _id: 1 }, { name: 'longest_waiting' });
  await dossiers.createIndex({ officeId: 1, state: 1, updatedAt: -1, _id: 1 }, { name: 'latest' });
  await dossiers.createIndex(
    { 'draft.answerBy': 1 },
    { name: 'drafts', partialFilterExpression: { 'draft.answerBy': { $gt: 0 } } },
  );
  await dossiers.createIndex(
    { lookAt: 1 },
    { name: 'watched', partialFilterExpression: { lookAt: { $gt: 0 } } },
  );
  await dossiers.createIndex(
    { remindAt: 1 },
    { name: 'reminders', partialFilterExpression: { remindAt: { $gt: 0 } } },
  );
  await dossiers.createIndex(
    { officeId: 1, 'proposal.at': 1 },
    { name: 'proposals', partialFilterExpression: { 'proposal.at': { $gt: 0 } } },
  );
  await dossiers.createIndex({ officeId: 1, raised: 1, dueAt: 1 }, { name: 'raised' });
  await dossiers.createIndex({ conversationId: 1, receivedAt: -1 }, { name: 'own' });
  await dossiers.createIndex({ officeId: 1, searchIndex: 1, receivedAt: -1 }, { name: 'search' });
  await dossiers.createIndex({ officeId: 1, 'appointment.at': 1 }, { name: 'appointments' });
  await dossiers.createIndex(
    { unannouncedSince: 1 },
    { name: 'untold', partialFilterExpression: { unannouncedSince: { $gt: 0 } } },
  );
  await ensurePlaces(dossiers);
  const submissions = connection.collection<SubmissionRow>('submissions');
  for (const state of ['waiting', 'dead'] as const) {
    await submissions.createIndex({ createdAt: 1 }, { name: state, partialFilterExpression: { state } });
  }
}

/**
 * Rows from before there was `placed` get it before anything is listed by it. The index comes last: where it stands, no row
 * is without.
 */
async function ensurePlaces(
  dossiers: ReturnType<typeof Connection.prototype.collection<DossierRow>>,
): Promise<void> {
  if (await dossiers.indexExists(PLACES)) return;
  await dossiers.updateMany({ placed: { $exists: false } }, [{ $set: { placed: PLACED_FROM_ROW } }]);
  await dossiers.createIndex(
    { officeId: 1, state: 1, 'placed.draft': 1, 'placed.owner': 1, 'placed.due': 1, 'placed.soon': 1 },
    { name: PLACES },
  );
}
