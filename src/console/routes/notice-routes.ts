import { actOnNoticePage } from '../notices/act-on-notice.js';
import { previewNotice } from '../notices/preview-notice.js';
import { sendNoticeFile } from '../notices/send-notice-file.js';
import { downloadReport, showReport } from '../notices/send-report.js';
import { showAnswers } from '../notices/show-answers.js';
import { downloadCalls, showCalls } from '../notices/show-calls.js';
import { showNotice, watchNotice } from '../notices/show-notice.js';
import { beginNotice, countNotices, showNotices } from '../notices/show-notices.js';
import { takeUpload } from '../talks/take-upload.js';
import type { RouteSource } from './route.js';

const ALL = '/offices/:officeId/notices';
const ONE = `${ALL}/:noticeId`;

/** A picture and a document, and a box to tick for everything that an audience may ask. */
const FORM = { files: 2, fields: 1_000 };

/** What officials write to many. Releasing asks a permission of its own, in the handler. */
export const noticeRoutes: RouteSource = ({ services, cookie }) => [
  { method: 'get', path: ALL, may: 'notify', handle: showNotices(services) },
  { method: 'post', path: ALL, may: 'notify', handle: beginNotice(services) },
  { method: 'get', path: `${ALL}/count`, may: 'notify', passive: true, handle: countNotices(services) },
  { method: 'get', path: ONE, may: 'notify', handle: showNotice(services) },
  {
    ...{ method: 'post', path: ONE, may: 'notify', read: takeUpload(services, cookie, FORM) },
    handle: actOnNoticePage(services),
  },
  { method: 'get', path: `${ONE}/files/:slot`, may: 'notify', handle: sendNoticeFile(services) },
  { method: 'get', path: `${ONE}/live`, may: 'notify', passive: true, handle: watchNotice(services) },
  { method: 'post', path: `${ONE}/preview`, may: 'notify', handle: previewNotice(services) },
  { method: 'get', path: `${ONE}/report`, may: 'notify', handle: showReport(services) },
  { method: 'get', path: `${ONE}/answers`, may: 'notify', handle: showAnswers(services) },
  { method: 'get', path: `${ONE}/report.xlsx`, may: 'notify', handle: downloadReport(services) },
  { method: 'get', path: `${ONE}/call-list`, may: 'notify', handle: showCalls(services) },
  { method: 'get', path: `${ONE}/call-list.xlsx`, may: 'notify', handle: downloadCalls(services) },
];
