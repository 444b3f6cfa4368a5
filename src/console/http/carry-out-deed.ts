import { isTold } from '../../dossiers/move-dossier.js';
import type { ConsoleServices } from '../console-services.js';
import type { DeskAction, DossierFile } from '../dossier-desk.js';
import { findColleagues } from '../hand-over/find-colleagues.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Unsent } from '../pages/dossier-view.js';
import { DeedForm, toDetails, typedIn } from './deed-form.js';
import { type FieldProblem, findProblem } from './deed-problem.js';
import type { AtOffice, OfficeHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { needsSignature } from './needs-signature.js';
import { sendDossierPage } from './send-dossier-page.js';
import { openDossier } from './show-dossier.js';
import { takeDeedFile } from './take-deed-file.js';

/** What a clerk does with a dossier. A refusal brings the page back as it is now, with the typed words kept. */
export const carryOutDeed =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, desk, sessions } = services;
    const form = DeedForm.safeParse(req.body);
    const file = await openDossier(services, who, req);
    if (!file || !form.success) return sendMessagePage(pages, res, 'notFound');
    const { action, note, version } = form.data;

    const giveBack = async (problem: Pick<Unsent, 'field' | 'problem'>, status: 409 | 422) => {
      const current = (await openDossier(services, who, req)) ?? file;
      const unsent = { action, typed: typedIn(form.data), ...problem };
      await sendDossierPage({ services, who, file: current, res, status, unsent });
    };
    const sent = await takeDeedFile(services, form.data, req);
    const problem =
      findProblem(form.data, pages.words) ?? sent.problem ?? (await findStranger(services, who, form.data));
    if (problem) return await giveBack(problem, 422);

    const place = { officeId: who.office.id, dossierId: file.dossierId };
    const by = { by: who.staff.username, expectedVersion: version };
    const deed = { ...place, ...by, note, details: toDetails(form.data) };
    const isProposed = needsSignature(who, action);
    const outcome = isProposed
      ? await desk.propose({ ...deed, action })
      : await desk.act({ ...deed, action, ...sent.found });
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'notFound') return sendMessagePage(pages, res, 'notFound');
      return await giveBack({ problem: pages.words.problems[outcome.reason] }, 409);
    }
    const said = isProposed
      ? fill(pages.words.proposal.proposed, { code: file.code })
      : saysDone(pages.words, action, file);
    await sessions.leaveNote(who.token, said);
    res.redirect(303, `${req.baseUrl}/offices/${place.officeId}/dossiers/${place.dossierId}`);
  };

/** Where nobody can be told, the clerk hears that it is left to them. */
function saysDone(words: ConsoleWords, action: DeskAction, { code, isMute }: DossierFile): string {
  if (!isMute || !isTold(action)) return fill(words.actions[action].done, { code });
  return fill(words.doneMute, { deed: words.deeds[action], code });
}

/** A dossier is handed over only to somebody who works here. */
async function findStranger(
  services: ConsoleServices,
  { office }: AtOffice,
  { action, handTo }: DeedForm,
): Promise<FieldProblem | undefined> {
  if (action !== 'handOver') return undefined;
  const colleagues = await findColleagues(services, office.id);
  if (colleagues.some(({ value }) => value === handTo)) return undefined;
  return { field: 'handTo', problem: services.pages.words.problems.colleagueMissing };
}
