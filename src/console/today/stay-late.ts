import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { findColleagues } from '../hand-over/find-colleagues.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { fill } from '../pages/console-words.js';
import { mayDo } from '../staff/permissions.js';

const Id = z.string().regex(/^[\w-]+$/);

const StayForm = z.object({
  until: z.string().max(5).default(''),
  chosen: z.union([Id.transform((one) => [one]), z.array(Id).max(500)]).default([]),
  /** absent: oneself */
  username: z.string().max(40).default(''),
});
const HomeForm = z.object({ username: z.string().max(40).default('') });

/** Somebody says until when they stay behind today and for what; who assigns work says so for others too. */
export const stayLate =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = StayForm.safeParse(req.body);
    const person = form.success && (await findPerson(services, who, form.data.username));
    if (!form.success || !person) return sendMessagePage(services.pages, res, 'notFound');
    const { words } = services.pages;
    const { until, chosen } = form.data;
    const wish = { officeId: who.office.id, username: person.username, until, dossierIds: chosen };
    const refusal = await services.today.stay(wish);
    const said = refusal
      ? words.today.problems[refusal]
      : fill(words.today.stayed, { name: person.name, until });
    await services.sessions.leaveNote(who.token, said);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/today`);
  };

/** Somebody does not stay after all, or has gone home. */
export const goHome =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = HomeForm.safeParse(req.body);
    const person = form.success && (await findPerson(services, who, form.data.username));
    if (!person) return sendMessagePage(services.pages, res, 'notFound');
    await services.today.goHome(who.office.id, person.username);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/today`);
  };

/** Oneself, or for who may assign work anybody who works here. */
async function findPerson(services: ConsoleServices, { staff, office }: AtOffice, username: string) {
  if (username === '' || username === staff.username)
    return { username: staff.username, name: staff.displayName };
  if (!mayDo(staff.role, 'assign')) return undefined;
  const found = (await findColleagues(services, office.id)).find(({ value }) => value === username);
  return found && { username: found.value, name: found.label };
}
