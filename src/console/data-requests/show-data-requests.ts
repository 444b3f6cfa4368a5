import type { Response } from 'express';
import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { ClerkWords, tooLong } from '../http/deed-form.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { toDataRequestsView } from './data-requests-view.js';

type Page = {
  res: Response;
  status?: 409 | 422;
  unsent?: { requestId: string; note: string; problem: string };
  note?: string | undefined;
};

/** The requests of citizens about their own data: open ones with the words of the citizen, and those answered last. */
export const showDataRequests =
  (services: ConsoleServices): OfficeHandler =>
  async (who, _req, res) =>
    sendPage(services, who, { res, note: await services.sessions.takeNote(who.token) });

/** What is posted to answer one. */
const AnswerForm = z.object({ note: ClerkWords });

/** Marks a request as answered with words, which the citizen reads. A refusal gives back what was typed. */
export const answerDataRequest =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, dataRequests, sessions } = services;
    const form = AnswerForm.safeParse(req.body);
    const { requestId } = req.params;
    if (!form.success || typeof requestId !== 'string') return sendMessagePage(pages, res, 'notFound');
    const { note } = form.data;
    const giveBack = (problem: string, status: 409 | 422) =>
      sendPage(services, who, { res, status, unsent: { requestId, note, problem } });
    const problem = tooLong(note, pages.words);
    if (problem) return giveBack(problem, 422);
    const answer = { officeId: who.office.id, requestId, by: who.staff.username, note };
    const outcome = await dataRequests.answer(answer);
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'notFound') return sendMessagePage(pages, res, 'notFound');
      if (outcome.reason === 'noteMissing') return giveBack(pages.words.problems.noteMissing, 422);
      return giveBack(pages.words.dataRequests.answeredAlready, 409);
    }
    await sessions.leaveNote(who.token, pages.words.dataRequests.answered);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/data-requests`);
  };

async function sendPage(
  services: ConsoleServices,
  who: AtOffice,
  { res, status, unsent, note }: Page,
): Promise<void> {
  const { dataRequests, pages, staff, now } = services;
  const [open, done] = await Promise.all([
    dataRequests.listOpen(who.office.id),
    dataRequests.listDone(who.office.id),
  ]);
  const answerers = done.flatMap(({ history }) =>
    history.flatMap(({ by }) => (by.kind === 'clerk' ? [by.username] : [])),
  );
  const names = await staff.namesOf(answerers);
  const view = toDataRequestsView({ open, done, names, now: now(), unsent }, pages.words);
  pages.send(res, 'data-requests', {
    view,
    frame: toFrame(services, who, note),
    ...(status !== undefined && { status }),
  });
}
