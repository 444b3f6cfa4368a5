import type { TalkFile } from './talk-desk.js';

/** The page of a talk below the office's address: its own, or that of the dossier from which it was opened. */
export const talkPath = ({ about, conversationId }: Pick<TalkFile, 'about' | 'conversationId'>): string =>
  about ? `dossiers/${about.dossierId}/talk` : `talks/${conversationId}`;
