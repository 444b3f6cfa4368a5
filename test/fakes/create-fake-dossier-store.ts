import type { Dossier, DossierHead, DossierLine } from '../../src/dossiers/dossier.js';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { applyChange } from '../../src/dossiers/move-dossier.js';
import { searchKeysOf } from '../../src/dossiers/search-keys.js';
import { liesIn, type Owner, PROMISED_STATES, type WorklistOrder } from '../../src/dossiers/worklists.js';
import { createFakeDossierReminders } from './create-fake-dossier-reminders.js';
import { createFakeDossierWatch, type FakeRow } from './create-fake-dossier-watch.js';

/** Dossiers in memory; held to the same contract suite as those on MongoDB. */
export function createFakeDossierStore({ now }: { now: () => number }): DossierStore {
  const rows = new Map<string, FakeRow>();
  const all = () => [...rows.values()].map(({ dossier }) => dossier);
  const copy = (dossier: Dossier | undefined) => structuredClone(dossier);

  return {
    ...createFakeDossierWatch(rows, toLine),
    ...createFakeDossierReminders(rows),
    async find(dossierId) {
      return copy(rows.get(dossierId)?.dossier);
    },
    async findBySubmission(submissionId) {
      return copy(all().find((dossier) => dossier.submissionId === submissionId));
    },
    async findHead(dossierId) {
      const dossier = rows.get(dossierId)?.dossier;
      return dossier && toHead(dossier);
    },
    async findByCode(officeId, code) {
      const dossier = all().find((one) => one.officeId === officeId && one.code === code);
      return dossier && toHead(dossier);
    },
    async insert(dossier) {
      const taken = all().some(
        (other) =>
          other.dossierId === dossier.dossierId ||
          other.submissionId === dossier.submissionId ||
          (other.officeId === dossier.officeId && other.code === dossier.code),
      );
      const told = { untoldSince: now(), lookAt: now(), remindAt: now() };
      if (!taken) rows.set(dossier.dossierId, { dossier: structuredClone(dossier), ...told });
      return !taken;
    },
    async commitChange(dossierId, expectedVersion, change) {
      const row = rows.get(dossierId);
      if (row?.dossier.version !== expectedVersion) return false;
      rows.set(dossierId, {
        dossier: applyChange(row.dossier, structuredClone(change)),
        untoldSince: now(),
        lookAt: now(),
        remindAt: now(),
      });
      return true;
    },
    async listOfConversation(conversationId, { code, limit }) {
      return all()
        .filter((one) => one.conversationId === conversationId && (code === undefined || one.code === code))
        .sort((a, b) => b.receivedAt - a.receivedAt)
        .slice(0, limit)
        .map(toHead);
    },
    async list({ officeId, where, owner, order, skip, limit }) {
      return all()
        .filter((one) => one.officeId === officeId && liesIn(one, where) && isOf(one, owner))
        .sort(ORDERS[order])
        .slice(skip, skip + limit)
        .map(toLine);
    },
    async search(officeId, keys, limit) {
      const bears = (one: Dossier) =>
        keys.every(({ kind, value }) =>
          searchKeysOf(one.content).some((key) => key.kind === kind && key.value === value),
        );
      return all()
        .filter((one) => keys.length > 0 && one.officeId === officeId && bears(one))
        .sort((a, b) => b.receivedAt - a.receivedAt || byId(a, b))
        .slice(0, limit)
        .map(toLine);
    },
    unfindable: async () => [],
    makeFindable: async () => undefined,
    async promisedBetween(officeId, from, to) {
      const isPromised = ({ state, dueAt }: Dossier) =>
        PROMISED_STATES.includes(state) && dueAt !== null && dueAt >= from && dueAt < to;
      return all()
        .filter((one) => one.officeId === officeId && isPromised(one))
        .sort(ORDERS.due)
        .map(toLine);
    },
    async appointmentsBetween(officeId, from, to) {
      const begin = (one: Dossier) => one.appointment?.at ?? -1;
      return all()
        .filter((one) => one.officeId === officeId && begin(one) >= from && begin(one) < to)
        .sort((a, b) => begin(a) - begin(b))
        .map(toLine);
    },
    count: async ({ officeId, where, owner }) =>
      all().filter((one) => one.officeId === officeId && liesIn(one, where) && isOf(one, owner)).length,
    async countByOwner({ officeId, where }) {
      const counts = new Map<string | null, number>();
      for (const { assignee } of all().filter((one) => one.officeId === officeId && liesIn(one, where)))
        counts.set(assignee, (counts.get(assignee) ?? 0) + 1);
      return counts;
    },
    async draftsLapsedBy(at, limit) {
      return all()
        .filter(({ draft }) => draft !== null && draft.answerBy <= at)
        .slice(0, limit)
        .map(({ dossierId }) => dossierId);
    },
    async markAnnounced(dossierId, seq) {
      const row = rows.get(dossierId);
      if (!row) return;
      row.dossier.announcedSeq = Math.max(row.dossier.announcedSeq, seq);
      if (row.dossier.lastSeq === seq) row.untoldSince = null;
    },
    async unannouncedSince(at, limit) {
      return [...rows.values()]
        .flatMap(({ dossier, untoldSince }) => (untoldSince === null ? [] : [{ dossier, untoldSince }]))
        .filter(({ untoldSince }) => untoldSince <= at)
        .sort((a, b) => a.untoldSince - b.untoldSince)
        .slice(0, limit)
        .map(({ dossier }) => dossier.dossierId);
    },
  };
}

function toLine(dossier: Dossier): DossierLine {
  const { fullName } = dossier.content.applicant;
  return { ...toHead(dossier), ...(fullName !== undefined && { applicantName: fullName }) };
}

function toHead(dossier: Dossier): DossierHead {
  const { content: _content, history: _history, supplements: _supplements, ...head } = dossier;
  return structuredClone(head);
}

const byId = (a: Dossier, b: Dossier) => (a.dossierId < b.dossierId ? -1 : 1);
const byReceipt = (a: Dossier, b: Dossier) => a.receivedAt - b.receivedAt || byId(a, b);
const dueOf = ({ dueAt }: Dossier) => dueAt ?? Number.NEGATIVE_INFINITY;

const ORDERS: Record<WorklistOrder, (a: Dossier, b: Dossier) => number> = {
  due: (a, b) => (dueOf(a) === dueOf(b) ? byReceipt(a, b) : dueOf(a) - dueOf(b)),
  oldest: byReceipt,
  latest: (a, b) => b.updatedAt - a.updatedAt || byId(a, b),
};

function isOf({ assignee }: Dossier, owner: Owner): boolean {
  if (owner.whose === 'all') return true;
  return assignee === (owner.whose === 'clerk' ? owner.username : null);
}
