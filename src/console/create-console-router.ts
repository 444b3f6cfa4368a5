import { type ErrorRequestHandler, type RequestHandler, Router, urlencoded } from 'express';
import { keepAbsence } from './absences/keep-absence.js';
import { showAbsences } from './absences/show-absences.js';
import { giveUpDraft, signDraft, takeOverDraft } from './assisted/act-on-draft.js';
import { beginDraft, showBeginning } from './assisted/begin-draft.js';
import { fillSection } from './assisted/fill-section.js';
import { showCode, watchCode } from './assisted/hand-over.js';
import { showAssisted } from './assisted/show-assisted.js';
import { showDraft } from './assisted/show-draft.js';
import { showReadBack } from './assisted/show-read-back.js';
import type { ConsoleServices } from './console-services.js';
import { answerDataRequest, showDataRequests } from './data-requests/show-data-requests.js';
import { handOverSeveral } from './hand-over/hand-over-several.js';
import { assetRoutes } from './http/asset-routes.js';
import { carryOutDeed } from './http/carry-out-deed.js';
import { copyAnswers } from './http/copy-answers.js';
import { exportAnswers } from './http/export-answers.js';
import { createGate, type Gate, type StaffHandler } from './http/gate.js';
import { sendMessagePage } from './http/message-page.js';
import { openAttachment, openTalkFile } from './http/open-attachment.js';
import { previewMessage } from './http/preview-message.js';
import { revealAnswer } from './http/reveal-answer.js';
import { searchDossiers } from './http/search-dossiers.js';
import { securityHeaders } from './http/security-headers.js';
import { createSessionCookie } from './http/session-cookie.js';
import { showAppointments } from './http/show-appointments.js';
import { showDossier } from './http/show-dossier.js';
import { showWorklist } from './http/show-worklist.js';
import { logOut, showLogIn, takeLogIn } from './http/take-log-in.js';
import { viewAttachment } from './http/view-attachment.js';
import { watchDossier } from './http/watch-dossier.js';
import { downloadPaper, listPapers, previewPaper } from './papers/open-paper.js';
import { downloadRegister, previewRegister, showRegister } from './papers/show-register.js';
import { watchPresence } from './presence/watch-presence.js';
import { actOnTalk } from './talks/act-on-talk.js';
import { showTalk, showTalkBrief, watchTalk } from './talks/show-talk.js';
import { countTalks, showTalks } from './talks/show-talks.js';
import { takeUpload } from './talks/take-upload.js';
import { showToday } from './today/show-today.js';
import { goHome, stayLate } from './today/stay-late.js';

const WORKLIST = '/offices/:officeId/worklists/:worklist';
const TALKS = '/offices/:officeId/talks';
const TALK = `${TALKS}/:conversationId`;
const DOSSIER_TALK = '/offices/:officeId/dossiers/:dossierId/talk';
const DATA_REQUESTS = '/offices/:officeId/data-requests';
const ASSISTED = '/offices/:officeId/assisted';
const TODAY = '/offices/:officeId/today';
const DRAFT = `${ASSISTED}/:draftId`;
const DOSSIER = '/offices/:officeId/dossiers/:dossierId';

/**
 * The clerks' console, to be mounted at a path of its own (`/console`). Every route says who may pass. Set `trust proxy`
 * on the app when there is a proxy: log-in attempts are counted by address.
 */
export function createConsoleRouter(services: ConsoleServices): Router {
  const cookie = createSessionCookie(services);
  const gate = createGate({ services, cookie });
  const { asStaff, atOffice } = gate;
  const router = Router();

  router.use(securityHeaders(services));
  router.use(assetRoutes(services.pages));
  router.use(urlencoded({ extended: false, limit: '64kb' }));

  router.get('/log-in', showLogIn(services));
  router.post('/log-in', takeLogIn({ services, cookie }));
  router.post('/log-out', asStaff(logOut({ services, cookie })));
  router.get('/', asStaff(goToWork));

  listRoutes(router, services, gate);
  router.get(DOSSIER, atOffice('readDossiers', showDossier(services)));
  router.get(`${DOSSIER}/changes`, atOffice('readDossiers', watchDossier(services), byTimer));
  router.get(`${DOSSIER}/presence`, atOffice('readDossiers', watchPresence(services), byTimer));
  router.get(`${DOSSIER}/attachments/:mediaId`, atOffice('reveal', openAttachment(services)));
  router.get(`${DOSSIER}/view/:mediaId`, atOffice('reveal', viewAttachment(services)));
  router.post(`${DOSSIER}/reveal`, atOffice('reveal', revealAnswer(services)));
  router.post(`${DOSSIER}/copies`, atOffice('reveal', copyAnswers(services)));
  router.post(`${DOSSIER}/exports`, atOffice('reveal', exportAnswers(services)));
  router.post(`${DOSSIER}/preview`, atOffice('act', previewMessage(services)));
  router.post(`${DOSSIER}/actions`, atOffice('act', carryOutDeed(services)));

  paperRoutes(router, services, gate);
  talkRoutes(router, services, { ...gate, upload: takeUpload(services, cookie) });
  requestRoutes(router, services, gate);
  assistedRoutes(router, services, gate);

  router.use((_req, res) => sendMessagePage(services.pages, res, 'notFound'));
  router.use(failurePage(services));
  return router;
}

/** Asked by a timer in the page. */
const byTimer = { passive: true };

/** Worklists, and what is done from them. */
function listRoutes(router: Router, services: ConsoleServices, { atOffice }: Gate): void {
  router.get(WORKLIST, atOffice('readDossiers', showWorklist(services, 'whole')));
  router.get(`${WORKLIST}/live`, atOffice('readDossiers', showWorklist(services, 'live'), byTimer));
  router.get('/offices/:officeId/appointments', atOffice('readDossiers', showAppointments(services)));
  router.post('/offices/:officeId/hand-over', atOffice('act', handOverSeveral(services)));
  router.get(TODAY, atOffice('readDossiers', showToday(services, 'whole')));
  router.get(`${TODAY}/live`, atOffice('readDossiers', showToday(services, 'live'), byTimer));
  router.post(`${TODAY}/stay`, atOffice('act', stayLate(services)));
  router.post(`${TODAY}/home`, atOffice('act', goHome(services)));
  router.get('/offices/:officeId/absences', atOffice('act', showAbsences(services)));
  router.post('/offices/:officeId/absences', atOffice('act', keepAbsence(services)));
  router.post('/offices/:officeId/search', atOffice('readDossiers', searchDossiers(services)));
}

/** What is printed; it holds whole identity numbers. */
function paperRoutes(router: Router, services: ConsoleServices, { atOffice }: Gate): void {
  router.get(`${DOSSIER}/papers`, atOffice('reveal', listPapers(services)));
  router.get(`${DOSSIER}/papers/:paper.docx`, atOffice('reveal', downloadPaper(services)));
  router.get(`${DOSSIER}/papers/:paper`, atOffice('reveal', previewPaper(services)));
  router.get('/offices/:officeId/register', atOffice('reveal', showRegister(services)));
  router.get('/offices/:officeId/register.docx', atOffice('reveal', downloadRegister(services)));
  router.get('/offices/:officeId/register/print', atOffice('reveal', previewRegister(services)));
}

/** Citizens who asked for a person. */
function talkRoutes(
  router: Router,
  services: ConsoleServices,
  { atOffice, upload }: Gate & { upload: RequestHandler },
): void {
  router.get(TALKS, atOffice('talk', showTalks(services, 'whole')));
  router.get(`${TALKS}/live`, atOffice('talk', showTalks(services, 'live'), byTimer));
  router.get(`${TALKS}/count`, atOffice('talk', countTalks(services), byTimer));
  for (const talk of [TALK, DOSSIER_TALK]) {
    router.get(talk, atOffice('talk', showTalk(services)));
    router.get(`${talk}/live`, atOffice('talk', watchTalk(services), byTimer));
    router.post(`${talk}/actions`, upload, atOffice('talk', actOnTalk(services)));
  }
  router.get(`${DOSSIER_TALK}/brief`, atOffice('talk', showTalkBrief(services), byTimer));
  router.get(`${TALK}/attachments/:mediaId`, atOffice('talk', openTalkFile(services)));
}

/** What citizens ask about their own data. */
function requestRoutes(router: Router, services: ConsoleServices, { atOffice }: Gate): void {
  router.get(DATA_REQUESTS, atOffice('answerDataRequests', showDataRequests(services)));
  router.post(
    `${DATA_REQUESTS}/:requestId/answer`,
    atOffice('answerDataRequests', answerDataRequest(services)),
  );
}

/** Forms that are filled in for citizens at the counter. */
function assistedRoutes(router: Router, services: ConsoleServices, { atOffice }: Gate): void {
  router.get(ASSISTED, atOffice('assist', showAssisted(services)));
  router.get(`${ASSISTED}/begin/:procedureId`, atOffice('assist', showBeginning(services)));
  router.post(`${ASSISTED}/begin/:procedureId`, atOffice('assist', beginDraft(services)));
  router.get(DRAFT, atOffice('assist', showDraft(services)));
  router.post(DRAFT, atOffice('assist', fillSection(services)));
  router.get(`${DRAFT}/read-back`, atOffice('assist', showReadBack(services)));
  router.post(`${DRAFT}/code`, atOffice('assist', showCode(services)));
  router.get(`${DRAFT}/waiting`, atOffice('assist', watchCode(services), byTimer));
  router.post(`${DRAFT}/sign`, atOffice('act', signDraft(services)));
  router.post(`${DRAFT}/give-up`, atOffice('assist', giveUpDraft(services)));
  router.post(`${DRAFT}/take-over`, atOffice('act', takeOverDraft(services)));
}

const goToWork: StaffHandler = async ({ staff }, req, res) =>
  res.redirect(303, `${req.baseUrl}/offices/${staff.officeIds[0]}/worklists/waiting`);

/** A failure that nobody foresaw: reported, and told in words without its details. */
function failurePage({ pages, onFailure }: ConsoleServices): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error ? error.status : 500;
    if (status === 404) return sendMessagePage(pages, res, 'notFound');
    // The body parser refuses with 4xx what no form of ours sends.
    if (typeof status === 'number' && status < 500) return sendMessagePage(pages, res, 'stale');
    onFailure(error);
    sendMessagePage(pages, res, 'broken');
  };
}
