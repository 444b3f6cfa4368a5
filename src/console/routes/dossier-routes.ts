import { changeAppointment } from '../appointments/change-appointment.js';
import { previewAppointment, showAppointment } from '../appointments/show-appointment.js';
import { showAppointments } from '../appointments/show-appointments.js';
import { handOverSeveral } from '../hand-over/hand-over-several.js';
import { carryOutDeed } from '../http/carry-out-deed.js';
import { copyAnswers } from '../http/copy-answers.js';
import { decideProposal } from '../http/decide-proposal.js';
import { exportAnswers } from '../http/export-answers.js';
import { openAttachment } from '../http/open-attachment.js';
import { previewMessage } from '../http/preview-message.js';
import { revealAnswer } from '../http/reveal-answer.js';
import { searchDossiers } from '../http/search-dossiers.js';
import { showDossier } from '../http/show-dossier.js';
import { showWorklist } from '../http/show-worklist.js';
import { viewAttachment } from '../http/view-attachment.js';
import { watchDossier } from '../http/watch-dossier.js';
import { watchPresence } from '../presence/watch-presence.js';
import { takeUpload } from '../talks/take-upload.js';
import type { RouteSource } from './route.js';

const OFFICE = '/offices/:officeId';
const LIST = `${OFFICE}/worklists/:worklist`;
const ONE = `${OFFICE}/dossiers/:dossierId`;

/** Worklists, and what is seen of and done with one dossier. */
export const dossierRoutes: RouteSource = ({ services, cookie }) => [
  { method: 'get', path: LIST, may: 'readDossiers', handle: showWorklist(services, 'whole') },
  {
    ...{ method: 'get', path: `${LIST}/live`, may: 'readDossiers', passive: true },
    handle: showWorklist(services, 'live'),
  },
  { method: 'get', path: `${OFFICE}/appointments`, may: 'readDossiers', handle: showAppointments(services) },
  { method: 'post', path: `${OFFICE}/hand-over`, may: 'act', handle: handOverSeveral(services) },
  { method: 'post', path: `${OFFICE}/search`, may: 'readDossiers', handle: searchDossiers(services) },
  { method: 'get', path: ONE, may: 'readDossiers', handle: showDossier(services) },
  {
    ...{ method: 'get', path: `${ONE}/changes`, may: 'readDossiers', passive: true },
    handle: watchDossier(services),
  },
  {
    ...{ method: 'get', path: `${ONE}/presence`, may: 'readDossiers', passive: true },
    handle: watchPresence(services),
  },
  { method: 'get', path: `${ONE}/view/:mediaId`, may: 'reveal', handle: viewAttachment(services) },
  { method: 'get', path: `${ONE}/attachments/:mediaId`, may: 'reveal', handle: openAttachment(services) },
  { method: 'post', path: `${ONE}/reveal`, may: 'reveal', handle: revealAnswer(services) },
  { method: 'post', path: `${ONE}/copies`, may: 'reveal', handle: copyAnswers(services) },
  { method: 'post', path: `${ONE}/exports`, may: 'reveal', handle: exportAnswers(services) },
  { method: 'get', path: `${ONE}/appointment`, may: 'act', handle: showAppointment(services) },
  { method: 'post', path: `${ONE}/appointment`, may: 'act', handle: changeAppointment(services) },
  { method: 'post', path: `${ONE}/appointment/preview`, may: 'act', handle: previewAppointment(services) },
  { method: 'post', path: `${ONE}/preview`, may: 'act', handle: previewMessage(services) },
  { method: 'post', path: `${ONE}/proposal`, may: 'sign', handle: decideProposal(services) },
  {
    ...{ method: 'post', path: `${ONE}/actions`, may: 'act', read: takeUpload(services, cookie) },
    handle: carryOutDeed(services),
  },
];
