import type { ConsoleServices } from '../console-services.js';
import { findColleagues } from '../hand-over/find-colleagues.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { mayDo } from '../staff/permissions.js';
import { type TodayView, toTodayView } from './today-view.js';

/** The queue of what is promised for today, or only the part of it that changes by itself (`live`). */
export const showToday =
  (services: ConsoleServices, part: 'whole' | 'live'): OfficeHandler =>
  async (who, _req, res) => {
    const view = await lookAtToday(services, who);
    const note = part === 'whole' ? await services.sessions.takeNote(who.token) : undefined;
    const template = part === 'whole' ? 'today' : 'partials/today-live';
    services.pages.send(res, template, { view, frame: toFrame(services, who, note) });
  };

async function lookAtToday(services: ConsoleServices, { office, staff }: AtOffice): Promise<TodayView> {
  const today = await services.today.look(office.id);
  const owners = today.open.flatMap(({ assignee }) => assignee ?? []);
  const names = await services.staff.namesOf([...owners, ...today.stays.map(({ username }) => username)]);
  const may = { act: mayDo(staff.role, 'act'), assign: mayDo(staff.role, 'assign') };
  const colleagues = may.assign ? await findColleagues(services, office.id) : [];
  const { username } = staff;
  return toTodayView({ today, names, username, may, colleagues, now: services.now() }, services.pages.words);
}
