import type { Request, Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { parsePaperId, toPaperId } from './paper-id.js';
import { findSending } from './send-paper.js';
import { sendPaperPage } from './send-paper-page.js';
import { sendWordFile } from './send-word-file.js';

/** What can be printed of a dossier now: the part of its page, or a page of its own for who has no scripts. */
export const listPapers =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, papers } = services;
    const dossierId = String(req.params.dossierId);
    const found = await papers.list(who.office.id, dossierId);
    if (!found) return sendMessagePage(pages, res, 'notFound');
    const page = req.get('HX-Request') ? 'partials/papers' : 'papers';
    pages.send(res, page, { view: { dossierId, ...found }, frame: toFrame(services, who) });
  };

/** A paper to print from the browser. It holds whole identity numbers, so the audit trail has it first. */
export const previewPaper =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const paper = await openPaper(services, who, req, res);
    if (!paper) return;
    const { dossierId, id, ref, label } = paper;
    const place = `dossiers/${dossierId}`;
    const back = { href: place, label: 'Hồ sơ' };
    const sending = await findSending({ services, who, dossierId, ref, label });
    sendPaperPage({ services, who, res, paper, download: `${place}/papers/${id}.docx`, back, sending });
  };

/** The same as a Word file. */
export const downloadPaper =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const paper = await openPaper(services, who, req, res);
    if (paper) sendWordFile(res, paper);
  };

async function openPaper(
  services: ConsoleServices,
  { office, staff }: AtOffice,
  req: Request,
  res: Response,
) {
  const dossierId = String(req.params.dossierId);
  const ref = parsePaperId(req.params.paper);
  const paper = ref && (await services.papers.print(office.id, dossierId, ref));
  if (!paper) {
    sendMessagePage(services.pages, res, 'notFound');
    return undefined;
  }
  const id = toPaperId(ref);
  await services.audit.record({
    action: 'openedPaper',
    at: services.now(),
    username: staff.username,
    officeId: office.id,
    dossierId,
    paper: id,
  });
  return { ...paper, dossierId, id, ref };
}
