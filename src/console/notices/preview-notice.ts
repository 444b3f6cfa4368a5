import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { toComposeView } from './compose-view.js';
import { toForesightView } from './foresight-view.js';
import { toChange } from './notice-form.js';

/** What would come of a draft as it is typed; keeps nothing. A template just chosen brings its places with it. */
export const previewNotice =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { notices: desk, pages } = services;
    const notice = await desk.find(who.office.id, String(req.params.noticeId));
    if (!notice) return sendMessagePage(pages, res, 'notFound');
    const read = toChange(req.body, notice);
    if ('problem' in read) {
      const view = { problem: pages.words.notices.formProblems[read.problem] };
      return pages.send(res, 'partials/notice-foresight', { view, frame: toFrame(services, who) });
    }
    const typed = { ...notice, ...read.change };
    const [foresight, choices, word, present] = await Promise.all([
      desk.foresee(typed),
      desk.choices(who.office.id),
      desk.accountWord(who.office.id),
      desk.presentFiles(typed),
    ]);
    const chosen = req.get('HX-Trigger-Name');
    const compose = toComposeView({ notice: typed, desk, choices, word, present }, pages.words);
    const bound = compose.bound.filter(({ prefix }) => chosen === `${prefix}TemplateId`);
    const filesAt = `${req.baseUrl}/offices/${who.office.id}/notices/${notice.noticeId}/files`;
    const shown = toForesightView({ notice: typed, office: who.office, foresight }, pages.words);
    const view = { ...shown, bound, filesAt, isTyped: true };
    pages.send(res, 'partials/notice-foresight', { view, frame: toFrame(services, who) });
  };
