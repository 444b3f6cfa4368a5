import type { Request, Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import type { Period } from './paper-desk.js';
import { parsePeriod } from './register-form.js';
import { sendPaperPage } from './send-paper-page.js';
import { sendWordFile } from './send-word-file.js';

/** More than a ward receives in half a year; a file of more rows opens slowly in Word. */
const MOST_ROWS = 6000;

/** A page of more holds up whoever else asks; Word takes it. */
const MOST_ON_PAGE = 200;

/** Mẫu 07: choose a period, see how many dossiers it has. */
export const showRegister =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { period, isWrong } = parsePeriod(req.query, services.now());
    await sendRegisterPage({ services, who, res, period, isWrong });
  };

/** The register to print from the browser, after the audit trail has it. */
export const previewRegister =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const opened = await openRegister({ services, who, req, res, most: MOST_ON_PAGE });
    if (!opened) return;
    const { paper, period } = opened;
    const query = `from=${period.from}&to=${period.to}`;
    const back = { href: `register?${query}`, label: 'Sổ theo dõi' };
    sendPaperPage({ services, who, res, paper, download: `register.docx?${query}`, back });
  };

/** The same as a Word file. */
export const downloadRegister =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const opened = await openRegister({ services, who, req, res, most: MOST_ROWS });
    if (opened) sendWordFile(res, opened.paper);
  };

type Asked = { services: ConsoleServices; who: AtOffice; req: Request; res: Response; most: number };

async function openRegister({ services, who, req, res, most }: Asked) {
  const { papers, audit, now } = services;
  const { period, isWrong } = parsePeriod(req.query, now());
  if (isWrong || (await papers.countRegister(who.office.id, period)) > most) {
    await sendRegisterPage({ services, who, res, period, isRefused: true, isWrong });
    return undefined;
  }
  const asked = { at: now(), username: who.staff.username, officeId: who.office.id, ...period };
  await audit.record({ action: 'openedRegister', ...asked });
  return { paper: await papers.printRegister(who.office.id, period), period };
}

type PageInput = {
  services: ConsoleServices;
  who: AtOffice;
  res: Response;
  period: Period;
  /** the period asked for is none; the page shows this month instead */
  isWrong: boolean;
  isRefused?: boolean;
};

async function sendRegisterPage({ services, who, res, period, ...was }: PageInput): Promise<void> {
  const count = await services.papers.countRegister(who.office.id, period);
  const most = { rows: MOST_ROWS, onPage: MOST_ON_PAGE };
  const view = { ...period, count, most, isWrong: was.isWrong };
  const status = was.isWrong || was.isRefused ? 422 : 200;
  services.pages.send(res, 'register', { view, frame: toFrame(services, who), status });
}
