import type { Request, Response } from 'express';
import type { Notice } from '../../notices/notice.js';
import { noticeText } from '../../notices/notice-texts.js';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { bold, sendSheet } from '../http/send-sheet.js';
import { fill } from '../pages/console-words.js';
import { type CallsView, toCallsView } from './calls-view.js';

/** Whom to call, as sheets of paper: one for each head of a neighbourhood, with what to say. */
export const showCalls =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const found = await openCalls(services, who, { req, res });
    if (!found) return;
    const { notice, calls } = found;
    const { noticeId, content } = notice;
    const text = noticeText({ notice, office: who.office, places: {} });
    const view = { noticeId, title: content.title, text, ...calls };
    services.pages.send(res, 'notice-calls', { view, frame: toFrame(services, who) });
  };

/** The same as a spreadsheet. */
export const downloadCalls =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const found = await openCalls(services, who, { req, res });
    if (!found) return;
    const { notice, calls } = found;
    const { report: said } = services.pages.words.notices;
    const left = fill(said.withoutPhone, { count: calls.withoutPhone });
    await sendSheet(res, `can-goi-${notice.noticeId}.xlsx`, [
      [bold(notice.content.title)],
      [],
      [said.neighbourhood, said.name, said.phone, said.reason].map(bold),
      ...calls.groups.flatMap(({ name, lines }) =>
        lines.map((line) => [name, line.name, line.phone, line.reason]),
      ),
      ...(calls.withoutPhone > 0 ? [[], [left]] : []),
    ]);
  };

/** It holds names and telephone numbers, so the audit log has it first. Undefined: answered already. */
async function openCalls(
  { notices: desk, pages, audit, now }: ConsoleServices,
  { office, staff }: AtOffice,
  { req, res }: { req: Request; res: Response },
): Promise<{ notice: Notice; calls: CallsView } | undefined> {
  const notice = await desk.find(office.id, String(req.params.noticeId));
  if (!notice) {
    sendMessagePage(pages, res, 'notFound');
    return undefined;
  }
  const { noticeId } = notice;
  const entry = { at: now(), username: staff.username, officeId: office.id, noticeId };
  await audit.record({ action: 'openedCallList', ...entry });
  return { notice, calls: toCallsView(await desk.callList(notice), pages.words) };
}
