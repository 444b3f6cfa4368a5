import type { OfficeId } from '../ids.js';
import type { DossierStore } from './dossier-store.js';

/** The codes of these dossiers by their ids; what is not a dossier of this office is left out. */
export async function findCodes(
  { dossiers }: { dossiers: Pick<DossierStore, 'findHead'> },
  officeId: OfficeId,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const heads = await Promise.all([...new Set(dossierIds)].map((id) => dossiers.findHead(id)));
  const own = heads.flatMap((head) => (head?.officeId === officeId ? [head] : []));
  return new Map(own.map(({ dossierId, code }) => [dossierId, code]));
}
