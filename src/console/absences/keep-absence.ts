import { z } from 'zod';
import { isRealDate, toPlainDate } from '../../calendar/plain-date.js';
import { PlainDate } from '../../ids.js';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { mayDo } from '../staff/permissions.js';

const AbsenceForm = z.object({
  username: z.string().max(40),
  until: z.string().max(10).default(''),
  do: z.enum(['away', 'back']),
});

/** Somebody is away up to a day, or back; who assigns work says so of others too. */
export const keepAbsence =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { absences, pages, sessions, now } = services;
    const form = AbsenceForm.safeParse(req.body);
    if (!form.success || !(await mayBeSaid(services, who, form.data.username)))
      return sendMessagePage(pages, res, 'notFound');
    const { username } = form.data;
    const officeId = who.office.id;
    const until = PlainDate.safeParse(form.data.until).data;
    if (form.data.do === 'back') await absences.end(officeId, username);
    else if (until === undefined || !isRealDate(until) || until < toPlainDate(now()))
      await sessions.leaveNote(who.token, pages.words.absences.day);
    else await absences.put({ officeId, username, until, by: who.staff.username, at: now() });
    res.redirect(303, `${req.baseUrl}/offices/${officeId}/absences`);
  };

/** Of oneself, or, by who assigns work, of anybody who works here. */
async function mayBeSaid({ staff }: ConsoleServices, who: AtOffice, username: string): Promise<boolean> {
  if (username === who.staff.username) return true;
  if (!mayDo(who.staff.role, 'assign')) return false;
  const everybody = await staff.listAt(who.office.id);
  return everybody.some((one) => one.username === username && mayDo(one.role, 'act'));
}
