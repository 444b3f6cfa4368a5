import { CODE_LIVES_MS } from '../../assisted/issue-code.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { toLocalTime } from '../pages/local-time.js';
import { ticketOf } from './draft-view.js';
import { drawCode } from './draw-code.js';
import { draftIdOf, whoseDraft } from './whose-draft.js';

/** Where a phone's camera finds the office's chat. A chat cannot be opened with words in it, so the code is typed. */
const CHAT = 'https://zalo.me/';

/** Shows a new one-time code with which the citizen fetches the form into their own chat. */
export const showCode =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { assisted, pages, now } = services;
    const draftId = draftIdOf(req);
    const code = await assisted.desk.issueCode(whoseDraft(who), draftId);
    if (code === undefined) return sendMessagePage(pages, res, 'notFound');
    const view = {
      draftId,
      ticket: ticketOf(draftId),
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      until: toLocalTime(now() + CODE_LIVES_MS),
      office: who.office.name,
      picture: await drawCode(CHAT + who.office.oaId),
      state: 'open',
    };
    pages.send(res, 'assisted-code', { view, frame: toFrame(services, who) });
  };

/** Whether the citizen has fetched it, for the page that waits. */
export const watchCode =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const state = await services.assisted.desk.stateOf(whoseDraft(who), draftIdOf(req));
    if (!state) return sendMessagePage(services.pages, res, 'notFound');
    services.pages.send(res, 'partials/assisted-waiting', { view: { state }, frame: toFrame(services, who) });
  };
