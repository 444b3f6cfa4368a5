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

/** How many dossiers of a worklist are everybody's, nobody's and one clerk's. */
export type OwnerCounts = { all: number; nobody: number; clerk: number };
export type WorklistCounts = Record<OpenWorklist, OwnerCounts>;

/** How many dossiers lie in each worklist of an office, seen by one clerk. */
export async function countDossiers(
  store: Pick<DossierStore, 'countOpen'>,
  { officeId, username, now }: { officeId: OfficeId; username: string; now: number },
): Promise<WorklistCounts> {
  const found = await store.countOpen(officeId, now);
  const countIn = (name: OpenWorklist): OwnerCounts => {
    const here = found.filter(({ worklist }) => worklist === name);
    const sum = (counted: typeof here) => counted.reduce((total, { count }) => total + count, 0);
    return {
      all: sum(here),
      nobody: sum(here.filter(({ assignee }) => assignee === null)),
      clerk: sum(here.filter(({ assignee }) => assignee === username)),
    };
  };
  return Object.fromEntries(OPEN_WORKLISTS.map((name) => [name, countIn(name)])) as WorklistCounts;
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
