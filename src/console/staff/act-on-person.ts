import type { Request } from 'express';
import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { FactsForm, toFacts } from './facts-form.js';
import { sendPersonPage } from './send-person-page.js';
import type { StaffDesk, StaffOutcome } from './staff-desk.js';

const ActionForm = FactsForm.extend({
  action: z.enum(['change', 'disable', 'enable', 'resetPassword', 'removeSecondFactor', 'liftLock']),
});
type ActionForm = z.infer<typeof ActionForm>;

const personIdIn = (req: Request): string => String(req.params.personId);

/** One account of the office. */
export const showPerson =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const note = await services.sessions.takeNote(who.token);
    await sendPersonPage(services, who, {
      ...{ res, personId: personIdIn(req) },
      ...(note !== undefined && { note }),
    });
  };

/** What an administrator does with an account. A refusal brings the page back with its reason and what was typed. */
export const actOnPerson =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, sessions, staffDesk } = services;
    const { staff: words } = pages.words;
    const personId = personIdIn(req);
    const form = ActionForm.safeParse(req.body);
    const outcome = form.success && (await carryOut(staffDesk, { who, personId }, form.data));
    if (!outcome) return sendMessagePage(pages, res, 'notFound');
    if (outcome.kind === 'refused') {
      if (outcome.why === 'unknown') return sendMessagePage(pages, res, 'notFound');
      const typed = form.data?.action === 'change' ? form.data : undefined;
      const unsent = { typed, problem: words.refusals[outcome.why] };
      return await sendPersonPage(services, who, { res, personId, unsent });
    }
    if (outcome.kind === 'password')
      return await sendPersonPage(services, who, { res, personId, password: outcome.password });
    await sessions.leaveNote(who.token, words[outcome.kind]);
    const here = `${req.baseUrl}/offices/${who.office.id}/staff`;
    // Whoever was moved to other offices is not to be seen here any more.
    const isHere = await staffDesk.open(who.office.id, personId);
    res.redirect(303, isHere ? `${here}/${personId}` : here);
  };

/** Undefined when the form names a role or office that there is not. */
async function carryOut(
  desk: StaffDesk,
  { who, personId }: { who: AtOffice; personId: string },
  form: ActionForm,
): Promise<StaffOutcome | undefined> {
  const about = { admin: who.staff, officeId: who.office.id, personId };
  const facts = toFacts(form);
  switch (form.action) {
    case 'change':
      return facts && desk.change(about, facts);
    case 'disable':
      return desk.setDisabled(about, true);
    case 'enable':
      return desk.setDisabled(about, false);
    case 'resetPassword':
      return desk.resetPassword(about);
    case 'removeSecondFactor':
      return desk.removeSecondFactor(about);
    case 'liftLock':
      return desk.liftLock(about);
  }
}
