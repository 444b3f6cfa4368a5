import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { addDays, startOfDay, toPlainDate } from '../calendar/plain-date.js';
import type { DossierLine } from '../dossiers/dossier.js';
import { STATE } from '../dossiers/dossier-state.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import type { OfficeId } from '../ids.js';
import type { StayStore } from './stay-store.js';
import type { StayWish, TodayDesk } from './today-desk.js';

type Parts = {
  dossiers: Pick<DossierStore, 'promisedBetween'>;
  stays: StayStore;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  now(): number;
};

/** The desk on top of the stores. */
export function createTodayDesk({ dossiers, stays, calendarOf, now }: Parts): TodayDesk {
  const promised = (officeId: OfficeId) => {
    const day = toPlainDate(now());
    return dossiers.promisedBetween(officeId, startOfDay(day), startOfDay(addDays(day, 1)));
  };
  return {
    async look(officeId) {
      const day = toPlainDate(now());
      const lines = await promised(officeId);
      const open = lines.filter((line) => !hasResult(line));
      return {
        ...{ day, open, done: lines.length - open.length, total: lines.length },
        stays: await stays.listOn(officeId, day),
        isAfterHours: toPlainDate(calendarOf(officeId).nextOpening(now())) !== day,
      };
    },
    async stay({ officeId, username, ...wish }) {
      const day = toPlainDate(now());
      const until = untilOf(wish, startOfDay(day));
      if (until === undefined || until <= now()) return 'time';
      const open = (await promised(officeId)).filter((line) => !hasResult(line));
      const dossierIds = open.map(({ dossierId }) => dossierId).filter((id) => wish.dossierIds.includes(id));
      if (dossierIds.length === 0) return 'dossiers';
      await stays.put({ officeId, day, username, until, dossierIds, at: now() });
      return undefined;
    },
    goHome: (officeId, username) => stays.end(officeId, toPlainDate(now()), username),
  };
}

const hasResult = ({ state }: DossierLine): boolean => state === STATE.finished || state === STATE.returned;

function untilOf({ until }: Pick<StayWish, 'until'>, midnight: number): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(until) ?? [];
  return hours === undefined ? undefined : midnight + (Number(hours) * 60 + Number(minutes)) * 60_000;
}
