import { toPlainDate } from '../../calendar/plain-date.js';
import type { ConsoleServices } from '../console-services.js';
import { findColleagues } from '../hand-over/find-colleagues.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { mayDo } from '../staff/permissions.js';
import { toAbsencesView } from './absences-view.js';

/** Who is away, with their open dossiers to be taken over. */
export const showAbsences =
  (services: ConsoleServices): OfficeHandler =>
  async (who, _req, res) => {
    const { absences, desk, staff, sessions, pages, now } = services;
    const { id: officeId } = who.office;
    const today = toPlainDate(now());
    const found = await absences.listOn(officeId, today);
    const away = await Promise.all(
      found.map(async (absence) => ({ absence, lines: await desk.listOf(officeId, absence.username) })),
    );
    const mayAssign = mayDo(who.staff.role, 'assign');
    const own = { value: who.staff.username, label: who.staff.displayName };
    const colleagues = await findColleagues(services, officeId);
    const facts = {
      ...{ away, colleagues, today },
      names: await staff.namesOf(found.map(({ username }) => username)),
      people: mayAssign ? colleagues : [own],
      mayEnd: (username: string) => mayAssign || username === who.staff.username,
    };
    const view = toAbsencesView(facts, pages.words);
    const note = await sessions.takeNote(who.token);
    pages.send(res, 'absences', { view, frame: toFrame(services, who, note) });
  };
