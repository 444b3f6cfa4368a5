import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { fill } from '../pages/console-words.js';
import { ClerkWords, tooLong } from './deed-form.js';
import type { OfficeHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { openDossier } from './show-dossier.js';

const DecisionForm = z.object({
  decision: z.enum(['sign', 'return']),
  version: z.coerce.number().int(),
  note: ClerkWords,
});

/** Somebody who may sign does what was proposed, or gives it back with a remark. What stands in the way is said on the page. */
export const decideProposal =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { desk, pages, sessions } = services;
    const { words } = pages;
    const form = DecisionForm.safeParse(req.body);
    const file = await openDossier(services, who, req);
    if (!file || !form.success) return sendMessagePage(pages, res, 'notFound');
    const { decision, version, note } = form.data;
    const { dossierId, code } = file;
    const signing = { officeId: who.office.id, dossierId, by: who.staff.username, expectedVersion: version };
    const { twoPeople } = who.office.secondSignature;
    const unsaid = decision === 'return' ? tooLong(note, words) : undefined;
    const outcome =
      decision === 'sign'
        ? await desk.signProposal({ ...signing, twoPeople })
        : unsaid === undefined && (await desk.returnProposal({ ...signing, note }));
    const said =
      outcome === false
        ? (unsaid ?? '')
        : outcome.kind === 'done'
          ? fill(words.proposal.done[decision], { code })
          : outcome.reason !== 'notFound' && words.problems[outcome.reason];
    if (said === false) return sendMessagePage(pages, res, 'notFound');
    await sessions.leaveNote(who.token, said);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/dossiers/${dossierId}`);
  };
