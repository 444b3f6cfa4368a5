import { DAY_MS } from '../calendar/plain-date.js';
import type { Dossier, DossierLine } from './dossier.js';
import type { DossierStore } from './dossier-store.js';

const LATELY_MS = 90 * DAY_MS;
const MOST = 20;

/** Other dossiers of the same person for the same procedure within 90 days: perhaps the same filed twice. */
export async function findAlike(
  dossiers: Pick<DossierStore, 'search'>,
  { officeId, dossierId, procedureId, receivedAt, content }: Dossier,
): Promise<DossierLine[]> {
  const { identityNumber } = content.applicant;
  if (!identityNumber) return [];
  const found = await dossiers.search(officeId, [{ kind: 'identityNumber', value: identityNumber }], MOST);
  return found.filter(
    (other) =>
      other.dossierId !== dossierId &&
      other.procedureId === procedureId &&
      Math.abs(other.receivedAt - receivedAt) <= LATELY_MS,
  );
}
