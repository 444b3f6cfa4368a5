import type { Connection } from 'mongoose';

/** Makes sure that the audit log can be read in its order, by person and by dossier, and aged by time. */
export async function ensureAuditIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection('audit');
  await rows.createIndex({ officeId: 1, seq: -1 }, { name: 'chain' });
  await rows.createIndex({ officeId: 1, username: 1, seq: -1 }, { name: 'persons' });
  await rows.createIndex({ officeId: 1, whom: 1, seq: -1 }, { name: 'accounts', sparse: true });
  await rows.createIndex({ officeId: 1, dossierId: 1, seq: -1 }, { name: 'dossiers' });
  await rows.createIndex({ at: 1 }, { name: 'age' });
}
