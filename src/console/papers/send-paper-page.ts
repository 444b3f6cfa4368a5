import type { Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, toFrame } from '../http/gate.js';
import type { PrintedPaper } from './paper-desk.js';
import type { SendingView } from './send-paper.js';

type Input = {
  services: ConsoleServices;
  who: AtOffice;
  res: Response;
  paper: PrintedPaper;
  /** where the Word file is, and where to go back to; below the office's address */
  download: string;
  back: { href: string; label: string };
  /** how it may go to the citizen */
  sending?: SendingView | undefined;
};

/** A paper as a page that prints like the Word file. The code to scan is a picture inside the page, which only here may be. */
export function sendPaperPage({ services, who, res, paper, download, back, sending }: Input): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  res.set('Content-Security-Policy', policy.replace("img-src 'self'", "img-src 'self' data:"));
  const view = { label: paper.label, ...services.papers.toHtml(paper.bytes), download, back, sending };
  services.pages.send(res, 'paper', { view, frame: toFrame(services, who) });
}
