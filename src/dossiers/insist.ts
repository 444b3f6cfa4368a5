import { DossierBusy } from '../errors/dossier-busy.js';

/** A clerk and a citizen seldom meet more than once; this many times in a row something else is wrong. */
const TRIES = 5;

/**
 * Does something with a dossier until it is done or refused; an attempt that answers undefined found that somebody else had
 * changed the dossier in between. Throws `DossierBusy` when others keep changing it.
 */
export async function insist<T>(dossierId: string, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await attempt();
    if (outcome !== undefined) return outcome;
  }
  throw new DossierBusy('dossier changes too often', { dossierId });
}
