import type { DossierFacts } from '../flow/events.js';
import { type ConversationId, DossierCode, type OfficeId } from '../ids.js';
import { toDossierFacts } from './announce-dossier.js';
import type { Dossier, DossierHead, DossierLine } from './dossier.js';
import type { DossierStore } from './dossier-store.js';
import {
  filterOf,
  OPEN_WORKLISTS,
  type OpenWorklist,
  type Owner,
  ruleOf,
  type Worklist,
} from './worklists.js';

/** More than anybody has; a limit only so that one citizen cannot make us read without end. */
const OWN_LIMIT = 20;

export type DossierPage = { lines: DossierLine[]; page: number; hasNext: boolean };

export type PageWish = {
  officeId: OfficeId;
  worklist: Worklist;
  owner: Owner;
  /** beginning at 1; one behind the last is empty */
  page: number;
  rows: number;
  now: number;
};

/** One page of a worklist. */
export async function listDossiers(store: Pick<DossierStore, 'list'>, wish: PageWish): Promise<DossierPage> {
  const { officeId, worklist, owner, page, rows, now } = wish;
  const { order } = ruleOf(worklist);
  const where = filterOf(worklist, now);
  const found = await store.list({ officeId, where, owner, order, skip: (page - 1) * rows, limit: rows + 1 });
  return { lines: found.slice(0, rows), page, hasNext: found.length > rows };
}

/** How many dossiers lie in each worklist. The closed one only grows, and has none. */
export type WorklistCounts = Record<OpenWorklist, number>;
/** How many of one worklist are everybody's, nobody's and one clerk's. */
export type OwnerCounts = { all: number; nobody: number; clerk: number };

/** How many dossiers lie in each worklist of an office, of everybody or of one owner. */
export async function countWorklists(
  store: Pick<DossierStore, 'count'>,
  { officeId, owner, now }: { officeId: OfficeId; owner: Owner; now: number },
): Promise<WorklistCounts> {
  const counted = OPEN_WORKLISTS.map(
    async (name) => [name, await store.count({ officeId, where: filterOf(name, now), owner })] as const,
  );
  return Object.fromEntries(await Promise.all(counted)) as WorklistCounts;
}

type OwnersWish = { officeId: OfficeId; worklist: OpenWorklist; username: string; now: number };

/** Whose the dossiers of one worklist are, seen by one clerk. */
export async function countOwners(
  store: Pick<DossierStore, 'count'>,
  { officeId, worklist, username, now }: OwnersWish,
): Promise<OwnerCounts> {
  const where = filterOf(worklist, now);
  const countOf = (owner: Owner) => store.count({ officeId, where, owner });
  const [all, nobody, clerk] = await Promise.all([
    countOf({ whose: 'all' }),
    countOf({ whose: 'nobody' }),
    countOf({ whose: 'clerk', username }),
  ]);
  return { all, nobody, clerk };
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
