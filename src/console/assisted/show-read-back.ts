import type { OpenDraft } from '../../assisted/assisted-desk.js';
import { standingOf } from '../../assisted/fill-draft.js';
import { getProcedure } from '../../flow/form.js';
import { showFee } from '../../flow/show/show-fee.js';
import { toSubmission } from '../../flow/to-submission.js';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { toLocalTime } from '../pages/local-time.js';
import { mayDo } from '../staff/permissions.js';
import { noticeFor } from './begin-draft.js';
import { ticketOf } from './draft-view.js';
import { auditDraft, openDraft } from './whose-draft.js';

/** Everything that was answered, to be read aloud to the citizen, and printed for the signature. */
export const showReadBack =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const draft = await openDraft(services, who, req);
    if (!draft) return sendMessagePage(services.pages, res, 'notFound');
    const world = services.assisted.worldOf(who.office.id);
    const here = `${req.baseUrl}/offices/${who.office.id}/assisted/${draft.draftId}`;
    if (!standingOf(world, draft.content).isWhole) return res.redirect(303, here);
    await auditDraft(services, who, draft.draftId);
    const names = await services.staff.namesOf([draft.helper.username]);
    const helper = names.get(draft.helper.username) ?? draft.helper.username;
    const note = await services.sessions.takeNote(who.token);
    const view = toReadBackView(services, who, { draft, helper });
    services.pages.send(res, 'assisted-read-back', { view, frame: toFrame(services, who, note) });
  };

function toReadBackView(
  services: ConsoleServices,
  who: AtOffice,
  { draft, helper }: { draft: OpenDraft; helper: string },
) {
  const { assisted, now } = services;
  const world = assisted.worldOf(who.office.id);
  const { form } = draft.content;
  const procedure = getProcedure(world, form);
  const { consent } = form;
  const answers = consent ? toSubmission(world, procedure, { ...form, consent }, now()).answers : [];
  const sections = [...new Set(answers.map(({ section }) => section))];
  return {
    draftId: draft.draftId,
    ticket: ticketOf(draft.draftId),
    procedure: procedure.name,
    office: who.office.name,
    sections: sections.map((title) => ({
      title,
      answers: answers
        .filter(({ section }) => section === title)
        .map(({ label, shown, warnings }) => ({
          label,
          shown,
          warnings: warnings.map(services.warningText),
        })),
    })),
    fee: showFee(world, procedure, form),
    declaration: procedure.declaration,
    notice: noticeFor(services, who, procedure),
    agreedAt: consent ? toLocalTime(consent.at) : '',
    printedAt: toLocalTime(now()),
    helper,
    mayAct: mayDo(who.staff.role, 'act'),
  };
}
