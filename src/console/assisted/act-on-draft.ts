import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import type { OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { draftIdOf, whoseDraft } from './whose-draft.js';

/** The citizen goes without filing: back to the beginning, with nothing kept. */
export const giveUpDraft =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { assisted, pages, sessions } = services;
    if (!(await assisted.desk.giveUp(whoseDraft(who), draftIdOf(req))))
      return sendMessagePage(pages, res, 'notFound');
    await sessions.leaveNote(who.token, pages.words.assisted.done.giveUp);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/assisted`);
  };

/** A clerk goes on with what a colleague began. */
export const takeOverDraft =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { assisted, pages, sessions } = services;
    const outcome = await assisted.desk.takeOver(whoseDraft(who), draftIdOf(req));
    if (outcome.kind === 'refused') return sendMessagePage(pages, res, 'notFound');
    await sessions.leaveNote(who.token, pages.words.assisted.done.takeOver);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/assisted/${outcome.draft.draftId}`);
  };

const SignForm = z.object({ seen: z.literal('yes') });

/** A clerk saw the citizen sign the printed form: it is filed at the counter. */
export const signDraft =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { assisted, pages, sessions } = services;
    const isSeen = SignForm.safeParse(req.body).success;
    if (!isSeen || !(await assisted.desk.sign(whoseDraft(who), draftIdOf(req))))
      return sendMessagePage(pages, res, 'notFound');
    await sessions.leaveNote(who.token, pages.words.assisted.done.sign);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/assisted`);
  };
