import type { Dossier } from '../dossiers/dossier.js';

/** Which dossiers are over for good, and the only way in which one ever goes. Rejects when the database is away. */
export type DossierArchive = {
  /** Dossiers of a procedure that ended before this moment. */
  endedBefore(procedureId: string, at: number, limit: number): Promise<string[]>;
  countEnded(procedureId: string, at: number): Promise<number>;
  /** Dossiers whose result came before this moment and whose identity pictures were not seen to yet. */
  withPictures(at: number, limit: number): Promise<string[]>;
  markWithoutPictures(dossierId: string): Promise<void>;
  find(dossierId: string): Promise<Dossier | undefined>;
  remove(dossierId: string): Promise<void>;
};
