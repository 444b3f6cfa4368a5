import type { DossierFacts } from '../flow/events.js';
import { type ConversationId, DossierCode, type OfficeId } from '../ids.js';
import { toDossierFacts } from './announce-dossier.js';
import type { Dossier, DossierHead, DossierLine } from './dossier.js';
import type { DossierStore } from './dossier-store.js';
import { WORKLIST_NAMES, WORKLISTS, type Worklist, worklistOf } from './worklists.js';

const PAGE_SIZE = 50;

/** More than anybody has; a limit only so that one citizen cannot make us read without end. */
const OWN_LIMIT = 20;

export type DossierPage = { lines: DossierLine[]; page: number; pages: number };

/** One page of a worklist, most urgent first. Pages begin at 1; one behind the last is empty. */
export async function listDossiers(
  store: Pick<DossierStore, 'list' | 'countByState'>,
  { officeId, worklist, page }: { officeId: OfficeId; worklist: Worklist; page: number },
): Promise<DossierPage> {
  const states = WORKLISTS[worklist];
  const [lines, counts] = await Promise.all([
    store.list({ officeId, states, skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    countDossiers(store, officeId),
  ]);
  return { lines, page, pages: Math.max(1, Math.ceil(counts[worklist] / PAGE_SIZE)) };
}

/** How many dossiers lie in each worklist of an office. */
export async function countDossiers(
  store: Pick<DossierStore, 'countByState'>,
  officeId: OfficeId,
): Promise<Record<Worklist, number>> {
  const counts = Object.fromEntries(WORKLIST_NAMES.map((name) => [name, 0])) as Record<Worklist, number>;
  for (const [state, count] of await store.countByState(officeId)) counts[worklistOf(state)] += count;
  return counts;
}

/** A whole dossier, opened. One of another office does not exist here. */
export async function findDossier(
  store: Pick<DossierStore, 'find'>,
  { officeId, dossierId }: { officeId: OfficeId; dossierId: string },
): Promise<Dossier | undefined> {
  const dossier = await store.find(dossierId);
  return dossier?.officeId === officeId ? dossier : undefined;
}

/** The dossier of this office with a code as somebody typed it. */
export async function findDossierByCode(
  store: Pick<DossierStore, 'findByCode'>,
  { officeId, typed }: { officeId: OfficeId; typed: string },
): Promise<DossierHead | undefined> {
  const code = toCode(typed);
  return code && store.findByCode(officeId, code);
}

/** What a citizen may know of their own dossiers, newest first; with a code as typed, of that one if it is theirs. */
export async function findOwnDossiers(
  store: Pick<DossierStore, 'listOfConversation'>,
  conversationId: ConversationId,
  typed?: string,
): Promise<DossierFacts[]> {
  const code = typed === undefined ? undefined : toCode(typed);
  if (typed !== undefined && code === undefined) return [];
  const heads = await store.listOfConversation(conversationId, { code, limit: OWN_LIMIT });
  return heads.map(toDossierFacts);
}

/** People type codes in small letters, with spaces, and phones turn a dash into a longer one. */
const toCode = (typed: string): DossierCode | undefined =>
  DossierCode.safeParse(typed.replace(/\s+/g, '').replace(/[–—]/g, '-').toUpperCase()).data;
