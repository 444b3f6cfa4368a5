import { downloadPaper, listPapers, previewPaper } from '../papers/open-paper.js';
import { sendPaper } from '../papers/send-paper.js';
import { downloadRegister, previewRegister, showRegister } from '../papers/show-register.js';
import type { RouteSource } from './route.js';

const PAPERS = '/offices/:officeId/dossiers/:dossierId/papers';
const REGISTER = '/offices/:officeId/register';

/** What is printed; it holds whole identity numbers. */
export const paperRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: PAPERS, may: 'reveal', handle: listPapers(services) },
  { method: 'get', path: `${PAPERS}/:paper.docx`, may: 'reveal', handle: downloadPaper(services) },
  { method: 'get', path: `${PAPERS}/:paper`, may: 'reveal', handle: previewPaper(services) },
  { method: 'post', path: `${PAPERS}/:paper/send`, may: 'act', handle: sendPaper(services) },
  { method: 'get', path: REGISTER, may: 'reveal', handle: showRegister(services) },
  { method: 'get', path: `${REGISTER}.docx`, may: 'reveal', handle: downloadRegister(services) },
  { method: 'get', path: `${REGISTER}/print`, may: 'reveal', handle: previewRegister(services) },
];
