import type { Logger } from 'pino';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { readMessageRef } from '../dossiers/message-ref.js';
import type { OaId } from '../ids.js';
import { type AccountWord, askPlatform, toWord } from '../notices/account-word.js';
import { onCounter } from '../notices/budget.js';
import { chooseWay } from '../notices/choose-way.js';
import type { PlatformQuotas } from '../notices/platform-quotas.js';
import { isQuiet, toDaytime } from '../notices/quiet-hours.js';
import { type QuotaCounters, quotaKeys } from '../notices/quota-counters.js';
import { type Purse, spend, toLimits } from '../notices/spend.js';
import { faultsOf, shutBy } from '../notices/template-faults.js';
import type { FilledTemplate, TemplateMessenger } from '../notices/template-messenger.js';
import { isTemplateWay, type NoticeWays, TEMPLATE_WAYS, type TemplateWay } from '../notices/way.js';
import type { Office, OfficeTemplate } from '../offices/office.js';
import type { SendOutcome } from '../replies/messenger.js';
import type { Addressee, Route, Shut, TemplateRoute } from '../replies/template-route.js';
import { fillTemplate, type Told } from './fill-template.js';
import { findTemplate, TemplateReminder } from './purpose-of.js';
import type { TemplateWords } from './template-words.js';

export type TemplateRouteDeps = {
  dossiers: Pick<DossierStore, 'find'>;
  counters: QuotaCounters;
  quotas: PlatformQuotas;
  messenger: TemplateMessenger;
  terms: NoticeWays;
  words: TemplateWords;
  officeOf(oaId: OaId): Office | undefined;
  /** it belongs to a state agency */
  isState(oaId: OaId): Promise<boolean>;
  now(): number;
  log: Logger;
};

/** What is to be sent for whom, before anybody has looked whether it may. */
type Wish = { told: Told; office: Office; bound: OfficeTemplate; filled: FilledTemplate; budgetVnd: number };

const shut = (reason: string): Shut => ({ kind: 'shut', reason });

/**
 * Messages about dossiers by the templates that their office has approved: by user id, else by the telephone that stands
 * in the dossier, within the office's money for the month and never at night (reference zalo-oa-api §3.5, §6, §7).
 */
export function createTemplateRoute(deps: TemplateRouteDeps): TemplateRoute {
  return {
    async choose(to, ref) {
      const wish = await wishFor(deps, to, ref);
      if ('kind' in wish) return wish;
      if (isQuiet(deps.now())) return { kind: 'wait', until: toDaytime(deps.now()) };
      return chooseFor(deps, to, wish);
    },
  };
}

async function wishFor(deps: TemplateRouteDeps, to: Addressee, ref: string): Promise<Wish | Route> {
  const office = deps.officeOf(to.oaId);
  const about = readMessageRef(ref);
  if (!office?.dossierMessages || !about) return shut('window-closed');
  const dossier = await deps.dossiers.find(about.dossierId);
  const told = dossier?.conversationId === to.conversationId ? toTold(dossier, about) : undefined;
  const bound = told && findTemplate(office.dossierMessages, told.happened);
  if (!bound) return shut('no-template');
  const filled = fillTemplate(bound, told, { office, words: deps.words });
  return { told, office, bound, filled, budgetVnd: office.dossierMessages.monthlyBudgetVnd };
}

function toTold(
  dossier: Told['dossier'],
  about: NonNullable<ReturnType<typeof readMessageRef>>,
): Told | undefined {
  if ('reminder' in about) {
    const reminder = TemplateReminder.safeParse(about.reminder).data;
    return reminder && { dossier, happened: { reminder } };
  }
  const entry = dossier.history.find(({ seq }) => seq === about.seq);
  return entry?.move && { dossier, happened: { move: entry.move }, entry };
}

/** Something that may pass is waited for so long (ms). */
const ASK_AGAIN_MS = 300_000;

async function chooseFor(deps: TemplateRouteDeps, to: Addressee, wish: Wish): Promise<Route> {
  const { oaId } = wish.office;
  const now = deps.now();
  const asked = await askPlatform(deps.quotas, oaId);
  if ('kind' in asked.templates && asked.templates.class !== 'human')
    return { kind: 'wait', until: now + ASK_AGAIN_MS };
  const faults = TEMPLATE_WAYS.flatMap((way) => faultsOf(wish.filled, way, asked.templates));
  const choosing = { wish, isState: await deps.isState(oaId), shut: shutBy(faults) };
  const way = wayTo(deps, to, choosing);
  if (typeof way !== 'string') {
    for (const { way: by, reason, what } of faults)
      deps.log.warn({ event: 'dossier-template-shut', office: wish.office.id, way: by, reason, what });
    return shut(way.reason);
  }
  const next = wayTo(deps, to, { ...choosing, shut: new Set([...choosing.shut, way]) });
  const purse = await openPurse(deps, wish, toWord(asked));
  const ways = [way, ...(typeof next === 'string' ? [next] : [])];
  return { kind: 'open', ways: ways.map((by) => () => send(deps, to, { wish, way: by, purse })) };
}

async function openPurse(deps: TemplateRouteDeps, wish: Wish, word: AccountWord): Promise<Purse> {
  const { oaId } = wish.office;
  const now = deps.now();
  const price = word.templates.find(({ id }) => id === wish.filled.templateId)?.price;
  return {
    ...{ counters: deps.counters, oaId, now },
    limits: await toLimits(deps.counters, oaId, { left: word.left, now }),
    budget: onCounter(deps.counters, {
      key: quotaKeys.dossierMessages(oaId, now),
      limitVnd: wish.budgetVnd,
    }),
    prices: { ...NOTHING, uidTemplate: price?.uid ?? null, phoneTemplate: price?.phone ?? null },
  };
}

const NOTHING = { free: null, paid: null, state: null } as const;

type Choosing = { wish: Wish; isState: boolean; shut: ReadonlySet<TemplateWay> };

/** By telephone only to a number that somebody gave in a dossier of theirs, filed with consent. */
function wayTo({ terms, now }: TemplateRouteDeps, to: Addressee, choosing: Choosing) {
  const { told, bound } = choosing.wish;
  const hasPhone = told.dossier.content.applicant.phone !== undefined;
  const open = {
    ...{ chosen: TEMPLATE_WAYS, isState: choosing.isState, shut: choosing.shut },
    uidTemplate: bound.ways.includes('uid'),
    phoneTemplate: bound.ways.includes('phone'),
  };
  const choice = chooseWay({ lastInteractionAt: to.lastInteractionAt, hasPhone }, open, {
    terms,
    now: now(),
  });
  if (choice.way === null) return { reason: choice.reason };
  return isTemplateWay(choice.way) ? choice.way : { reason: 'no-template' };
}

type Sending = { wish: Wish; way: TemplateWay; purse: Purse };

/**
 * The message has been noted as leaving by now: a worker that dies from here on has spent its price and nobody knows
 * whether it arrived, and one that died before has spent nothing.
 */
async function send(deps: TemplateRouteDeps, to: Addressee, sending: Sending): Promise<SendOutcome | Shut> {
  const spent = await spend(sending.purse, sending.way);
  if (spent.kind === 'refused') return shut(spent.reason);
  const outcome = await transmit(deps, to, sending);
  if (outcome.kind === 'refused') await spent.undo();
  return outcome;
}

function transmit(
  { messenger }: TemplateRouteDeps,
  { oaId, citizenId }: Addressee,
  { wish, way }: Sending,
): Promise<SendOutcome> {
  if (way === 'uidTemplate') return messenger.sendByUid(oaId, citizenId, wish.filled);
  const { dossierId, content } = wish.told.dossier;
  const { phone = '' } = content.applicant;
  return messenger.sendByPhone(oaId, phone, wish.filled, dossierId.slice(0, LONGEST_TRACKING));
}

const LONGEST_TRACKING = 48;
