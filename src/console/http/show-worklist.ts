import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { Whose, Worklist } from '../dossier-desk.js';
import { findColleagues } from '../hand-over/find-colleagues.js';
import { toWorklistView, type WorklistView } from '../pages/worklist-view.js';
import { mayDo } from '../staff/permissions.js';
import { type AtOffice, type OfficeHandler, toFrame } from './gate.js';
import { sendMessagePage } from './message-page.js';

const Place = z.object({
  worklist: Worklist,
  whose: Whose.catch('all'),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
});
type Place = z.infer<typeof Place>;

/** A page of a worklist, or only the part of it that changes by itself (`live`). */
export const showWorklist =
  (services: ConsoleServices, part: 'whole' | 'live'): OfficeHandler =>
  async (who, req, res) => {
    const place = Place.safeParse({ ...req.query, worklist: req.params.worklist });
    if (!place.success) return sendMessagePage(services.pages, res, 'notFound');
    const view = await lookAtWorklist(services, who, place.data);
    const note = part === 'whole' ? await services.sessions.takeNote(who.token) : undefined;
    const template = part === 'whole' ? 'worklist' : 'partials/worklist-live';
    services.pages.send(res, template, { view, frame: toFrame(services, who, note) });
  };

/** What lies in a worklist now. */
export async function lookAtWorklist(
  services: ConsoleServices,
  who: AtOffice,
  place: Place,
): Promise<WorklistView> {
  const { desk, pages, staff, now } = services;
  const { username } = who.staff;
  const officeId = who.office.id;
  const [counts, { lines, hasNext }] = await Promise.all([
    desk.counts({ ...place, officeId, username }),
    desk.list({ ...place, officeId, username, rows: who.staff.settings.rowsPerPage }),
  ]);
  const names = await staff.namesOf([...new Set(lines.flatMap(({ assignee }) => assignee ?? []))]);
  const mayAct = mayDo(who.staff.role, 'act');
  const everybody = place.whose === 'mine' ? await findColleagues(services, officeId) : [];
  const colleagues = everybody.filter(({ value }) => value !== username);
  return toWorklistView(
    { ...place, counts, lines, hasNext, names, mayAct, colleagues, now: now() },
    pages.words,
  );
}
