import type { SheetData } from 'write-excel-file/node';
import { Month } from '../../reports/satisfaction.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { bold, sendSheet } from '../http/send-sheet.js';
import { type SatisfactionRow, toSatisfactionView } from './satisfaction-view.js';

/** How satisfied people were: the months, and the one that the path names or else the newest that may be seen. */
export const showSatisfaction =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { satisfaction, pages, procedureNameOf: nameOf } = services;
    const months = await satisfaction.months(who.office.id);
    const wanted =
      req.params.month === undefined
        ? (months.find(({ opensOn }) => opensOn === null) ?? months[0])?.month
        : Month.safeParse(req.params.month).data;
    if (req.params.month !== undefined && !months.some(({ month }) => month === wanted))
      return sendMessagePage(pages, res, 'notFound');
    const chosen = wanted === undefined ? undefined : await satisfaction.month(who.office.id, wanted);
    const view = toSatisfactionView({ months, chosen, nameOf }, pages.words);
    pages.send(res, 'satisfaction', { view, frame: toFrame(services, who) });
  };

/** The same of all months as a spreadsheet: figures, without what was written. */
export const downloadSatisfaction =
  ({ satisfaction, pages, procedureNameOf: nameOf }: ConsoleServices): OfficeHandler =>
  async ({ office }, _req, res) => {
    const months = await satisfaction.months(office.id);
    const { sheet, all } = pages.words.satisfaction;
    const lines = months.flatMap((month): SheetData => {
      const { chosen } = toSatisfactionView({ months: [], chosen: month, nameOf }, pages.words);
      if (!chosen) return [];
      return [{ ...chosen, name: all }, ...chosen.rows].map((row) => toCells(chosen.name, row));
    });
    const { labels } = toSatisfactionView({ months: [], chosen: undefined, nameOf }, pages.words);
    const head = [sheet.month, sheet.procedure, sheet.asked, sheet.answered, ...labels, sheet.satisfied];
    await sendSheet(res, 'muc-do-hai-long.xlsx', [[bold(sheet.title)], [], head.map(bold), ...lines]);
  };

const NO_GRADES = ['', '', '', '', ''];

const toCells = (month: string, { name, asked, answered, grades, satisfied }: SatisfactionRow) => [
  ...[month, name, asked, answered],
  ...(grades.length > 0 ? grades.map(({ count }) => count) : NO_GRADES),
  satisfied,
];
