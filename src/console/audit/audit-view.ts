import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { AuditAction, type AuditEntry } from './audit-entry.js';

/** What was typed into the filter, as it is shown again. */
export type AuditChoice = { person: string; action: string; code: string; day: string };

export type AuditView = {
  choice: AuditChoice;
  persons: { username: string; name: string }[];
  actions: { action: AuditAction; label: string }[];
  rows: {
    time: string;
    who: string;
    username: string;
    what: string;
    dossier?: { id: string; code: string };
  }[];
  /** from which number the next page goes on; absent on the last */
  older?: number;
  problem?: string;
};

type Input = {
  choice: AuditChoice;
  persons: AuditView['persons'];
  listed: readonly { seq: number; entry: AuditEntry }[];
  codes: ReadonlyMap<string, string>;
  pageSize: number;
  problem?: string | undefined;
};

/** The audit log as the page shows it: who, when, what and on which dossier, never what was seen there. */
export function toAuditView(input: Input, words: ConsoleWords): AuditView {
  const { choice, persons, listed, codes, pageSize, problem } = input;
  const names = new Map(persons.map(({ username, name }) => [username, name]));
  const nameOf = (username: string) => names.get(username) ?? username;
  const shown = listed.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    choice,
    persons,
    actions: AuditAction.options.map((action) => ({ action, label: words.audit.actions[action].label })),
    rows: shown.map(({ entry }) => ({
      time: toLocalTime(entry.at),
      who: nameOf(entry.username),
      username: entry.username,
      what: toWhat(entry, nameOf, words),
      ...dossierOf(entry, codes),
    })),
    ...(last && listed.length > pageSize && { older: last.seq }),
    ...(problem !== undefined && { problem }),
  };
}

const toWhat = (entry: AuditEntry, nameOf: (username: string) => string, words: ConsoleWords): string =>
  fill(words.audit.actions[entry.action].said, {
    ...('whom' in entry && { whom: nameOf(String(entry.whom)) }),
    ...('role' in entry && { role: words.roles[entry.role] }),
    ...('count' in entry && { count: entry.count }),
  });

function dossierOf(entry: AuditEntry, codes: ReadonlyMap<string, string>) {
  if (!('dossierId' in entry)) return {};
  return { dossier: { id: entry.dossierId, code: codes.get(entry.dossierId) ?? '…' } };
}
