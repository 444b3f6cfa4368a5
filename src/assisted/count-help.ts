import { toPlainDate } from '../calendar/plain-date.js';
import type { AssistedDraft } from './assisted-draft.js';
import type { HelpCount } from './draft-store.js';

type Counted = Pick<AssistedDraft, 'startedAt' | 'helper' | 'procedureId' | 'state'>;

/** Rows of the report, by day, helper, procedure and state. */
export function countHelp(drafts: readonly Counted[]): HelpCount[] {
  const rows = new Map<string, HelpCount>();
  for (const { startedAt, helper, procedureId, state } of drafts) {
    const day = toPlainDate(startedAt);
    const name = [day, helper.username, procedureId, state].join('|');
    const row = rows.get(name) ?? { day, username: helper.username, procedureId, state, count: 0 };
    rows.set(name, { ...row, count: row.count + 1 });
  }
  return [...rows.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
