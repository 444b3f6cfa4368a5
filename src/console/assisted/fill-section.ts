import type { Request } from 'express';
import type { FillOutcome } from '../../assisted/assisted-desk.js';
import { standingOf } from '../../assisted/fill-draft.js';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { leftInSection } from './draft-view.js';
import { parseSectionForm, type SectionForm } from './section-form.js';
import { sendDraftPage } from './send-draft-page.js';
import { draftIdOf, openDraft, whoseDraft } from './whose-draft.js';

/**
 * Takes in a section: while it is typed (a request of the page's script, answered by that part of the page), or by its
 * button, which leads on when nothing in it is missing or wrong.
 */
export const fillSection =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const isTyping = req.get('HX-Request') !== undefined;
    const form = parseSectionForm(req.body, !isTyping);
    if (!form) return sendMessagePage(services.pages, res, 'notFound');
    const outcome = await carryOut(services, who, req, form);
    const draft = outcome.kind === 'done' ? outcome.draft : await openDraft(services, who, req);
    if (!draft) return sendMessagePage(services.pages, res, 'notFound');
    const problem = outcome.kind === 'refused' ? services.pages.words.assisted.problems[outcome.reason] : '';
    const page = { services, who, draft, res, section: form.section, problem };
    if (isTyping) return sendDraftPage({ ...page, part: 'live' });
    const posted = new Set(
      form.deeds.flatMap((deed) => (deed.do === 'fill' ? deed.fields.map(([key]) => key) : [])),
    );
    const world = services.assisted.worldOf(who.office.id);
    const { keys, isLast } = leftInSection(world, draft, form.section);
    const isWrong = keys.some((key) => draft.content.unsettled[key] || (form.goesOn && posted.has(key)));
    if (problem !== '' || isWrong) {
      const strict = form.goesOn ? posted : new Set<string>();
      return sendDraftPage({ ...page, strict, status: 422 });
    }
    const here = `${req.baseUrl}/offices/${who.office.id}/assisted/${draft.draftId}`;
    const stays = !form.goesOn || keys.length > 0;
    if (stays) return res.redirect(303, `${here}?section=${form.section}`);
    const { isWhole } = standingOf(world, draft.content);
    if (isWhole) return res.redirect(303, `${here}/read-back`);
    res.redirect(303, isLast ? here : `${here}?section=${form.section + 1}`);
  };

/** One after the other; the first refusal ends it. */
async function carryOut(
  { assisted }: ConsoleServices,
  who: AtOffice,
  req: Request,
  { deeds }: SectionForm,
): Promise<FillOutcome> {
  let outcome: FillOutcome = { kind: 'refused', reason: 'notFound' };
  for (const deed of deeds) {
    outcome = await assisted.desk.change(whoseDraft(who), draftIdOf(req), deed);
    if (outcome.kind === 'refused') break;
  }
  return outcome;
}
