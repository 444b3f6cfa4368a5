import type { DossierLine } from '../dossiers/dossier.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import type { RaisedQuery } from '../dossiers/dossier-watch.js';
import type { OfficeId } from '../ids.js';
import type { StaffRole } from '../offices/office.js';

/** Somebody at an office. */
export type Person = { officeId: OfficeId; username: string; role: StaffRole };

/** Which dossiers have reached somebody because their promise is in danger. Promises reject when the record cannot be reached. */
export type AttentionDesk = {
  /** The most urgent first. */
  list(person: Person): Promise<DossierLine[]>;
  count(person: Person): Promise<number>;
  /** Dossiers for which an apology lies prepared: one's own and nobody's, for whoever minds the office all. */
  apologies(person: Person): Promise<DossierLine[]>;
};

/** Whoever has more of them than this needs help, not a longer list. */
const MOST = 300;

/** The desk on top of the store. */
export function createAttentionDesk(
  dossiers: Pick<DossierStore, 'listRaised' | 'countRaised'>,
): AttentionDesk {
  return {
    async list(person) {
      const { both } = queriesOf(person);
      const found = (await Promise.all(both.map((query) => dossiers.listRaised(query, MOST)))).flat();
      const once = new Map(found.map((line) => [line.dossierId, line]));
      return [...once.values()].toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
    },
    async count(person) {
      const { both, twice } = queriesOf(person);
      const count = (query: RaisedQuery) => dossiers.countRaised(query);
      const [counted, counterpart] = await Promise.all([
        Promise.all(both.map(count)),
        Promise.all(twice.map(count)),
      ]);
      return sum(counted) - sum(counterpart);
    },
    apologies({ officeId, username, role }) {
      const owners = role === 'clerk' ? [username, null] : undefined;
      return dossiers.listRaised({ officeId, step: 'apology', owners }, MOST);
    },
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0);

/**
 * What has reached somebody: clerks hear of their own and of nobody's; who minds the office of all that went further, and of
 * their own as a clerk does. `twice` is found by both questions: nothing goes further before it has reached the clerk.
 */
function queriesOf({ officeId, username, role }: Person): { both: RaisedQuery[]; twice: RaisedQuery[] } {
  switch (role) {
    case 'clerk':
      return { both: [{ officeId, step: 'clerk', owners: [username, null] }], twice: [] };
    case 'head': {
      const owners = [username];
      const both: RaisedQuery[] = [
        { officeId, step: 'head' },
        { officeId, step: 'clerk', owners },
      ];
      return { both, twice: [{ officeId, step: 'head', owners }] };
    }
    case 'official':
      return { both: [{ officeId, step: 'official' }], twice: [] };
    case 'administrator':
    case 'volunteer':
      return { both: [], twice: [] };
  }
}
