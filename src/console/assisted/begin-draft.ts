import type { Response } from 'express';
import { z } from 'zod';
import type { Procedure } from '../../flow/procedure.js';
import { sensitiveDataOf } from '../../flow/sensitive-data.js';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { whoseDraft } from './whose-draft.js';

const BeginForm = z.object({ agreed: z.literal('yes').optional() });

const findProcedure = ({ assisted }: ConsoleServices, { office }: AtOffice, id: unknown) =>
  assisted.desk.search(office.id, '').find((procedure) => procedure.id === id);

/** The notice on personal data, to be read to the citizen before anything is asked. */
export const showBeginning =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const procedure = findProcedure(services, who, req.params.procedureId);
    if (!procedure) return sendMessagePage(services.pages, res, 'notFound');
    sendNotice(services, who, { procedure, res });
  };

/** Begins the form when the citizen has agreed. */
export const beginDraft =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, assisted } = services;
    const procedure = findProcedure(services, who, req.params.procedureId);
    const form = BeginForm.safeParse(req.body);
    if (!procedure || !form.success) return sendMessagePage(pages, res, 'notFound');
    if (!form.data.agreed)
      return sendNotice(services, who, { procedure, res, problem: pages.words.assisted.notAgreed });
    const draft = await assisted.desk.begin(whoseDraft(who), procedure.id);
    if (!draft) return sendMessagePage(pages, res, 'notFound');
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/assisted/${draft.draftId}`);
  };

type Notice = { procedure: Procedure; res: Response; problem?: string };

function sendNotice(services: ConsoleServices, who: AtOffice, { procedure, res, problem = '' }: Notice) {
  const view = {
    procedureId: procedure.id,
    procedure: procedure.name,
    papers: procedure.papers.map((paper) => (paper.case ? `${paper.case}: ${paper.text}` : paper.text)),
    notice: noticeFor(services, who, procedure),
    problem,
  };
  const status = problem === '' ? 200 : 422;
  services.pages.send(res, 'assisted-begin', { view, frame: toFrame(services, who), status });
}

/** The notice that the chat shows, in the same words. */
export function noticeFor({ assisted }: ConsoleServices, { office }: AtOffice, procedure: Procedure): string {
  const sensitive = sensitiveDataOf(assisted.worldOf(office.id), procedure).join(', ');
  const params = { procedure: procedure.name, basis: procedure.purposeBasis, sensitive };
  return assisted.say(office.id, { key: 'consent.notice', params });
}
