import type { DeskVisit, DeskVisits } from '../dossier-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalDate, toLocalTime } from '../pages/local-time.js';

type VisitView = {
  dossierId: string;
  code: string;
  procedureName: string;
  applicantName: string;
  time: string;
  remark: string;
};

export type AppointmentsView = {
  days: { title: string; visits: VisitView[] }[];
  outside: VisitView[];
};

/** Who comes, as the page shows it: by the clock on a day's list, with the date where days are mixed. */
export function toAppointmentsView({ days, outside }: DeskVisits, words: ConsoleWords): AppointmentsView {
  const [today, next] = days;
  const titled = [
    ...(today
      ? [{ title: fill(words.appointments.today, { date: toLocalDate(today.date) }), ...today }]
      : []),
    ...(next ? [{ title: fill(words.appointments.next, { date: toLocalDate(next.date) }), ...next }] : []),
  ];
  return {
    days: titled.map(({ title, visits }) => ({
      title,
      visits: visits.map((visit) => ({
        ...toVisitView(visit, words),
        time: toLocalTime(visit.at).slice(11),
      })),
    })),
    outside: outside.map((visit) => ({ ...toVisitView(visit, words), remark: '' })),
  };
}

function toVisitView({ dossier, at, isOpen }: DeskVisit, words: ConsoleWords): VisitView {
  const { dossierId, code, procedureName, applicantName = words.anonymous } = dossier;
  return {
    dossierId,
    code,
    procedureName,
    applicantName,
    time: toLocalTime(at),
    remark: isOpen ? '' : words.appointments.closed,
  };
}
