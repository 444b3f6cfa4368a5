import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { openTalk } from './open-talk.js';
import { sendTalkPage } from './send-talk-page.js';
import { toTalkBrief } from './talk-brief.js';

/** One talk. That it was opened is on record before anything of it is shown. */
export const showTalk =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const talk = await openTalk(services, who, req);
    if (!talk) return sendMessagePage(services.pages, res, 'notFound');
    await services.audit.record({
      action: 'openedTalk',
      at: services.now(),
      username: who.staff.username,
      officeId: who.office.id,
      conversationId: talk.conversationId,
    });
    const note = await services.sessions.takeNote(who.token);
    await sendTalkPage({ services, who, talk, res, ...(note !== undefined && { note }) });
  };

/** What has come since, for a page that is open. */
export const watchTalk =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const talk = await openTalk(services, who, req);
    if (!talk) return sendMessagePage(services.pages, res, 'notFound');
    await sendTalkPage({ services, who, talk, res, part: 'live' });
  };

/** How the conversation with a dossier's citizen stands, for the dossier page: nothing that was said. */
export const showTalkBrief =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { talks, staff, pages } = services;
    const standing = await talks.standingOfDossier(who.office.id, String(req.params.dossierId));
    if (!standing) return sendMessagePage(pages, res, 'notFound');
    const names = await staff.namesOf(standing.claim ? [standing.claim.username] : []);
    const view = toTalkBrief({ standing, names }, pages.words.talks);
    pages.send(res, 'partials/talk-brief', { view, frame: toFrame(services, who) });
  };
