import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import type { DeskAnswer } from '../dossier-desk.js';
import { toCsv } from '../pages/to-csv.js';
import type { OfficeHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { recordReveal } from './reveal-answer.js';
import { openDossier } from './show-dossier.js';

const ExportForm = z.object({ format: z.enum(['json', 'csv']) });

/** The whole form for another program, in the order of the official one; what is masked counts as revealed. */
export const exportAnswers =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = ExportForm.safeParse(req.body);
    const file = form.success ? await openDossier(services, who, req) : undefined;
    if (!file || !form.success) return sendMessagePage(services.pages, res, 'notFound');
    const masked = file.answers.filter((answer) => answer.masked !== undefined);
    await Promise.all(
      masked.map(({ key }) => recordReveal(services, who, { dossierId: file.dossierId, field: key })),
    );
    const { code, procedureId, revision, procedureName } = file;
    const answers = file.answers.map(toExported);
    res.attachment(`${code}.${form.data.format}`);
    if (form.data.format === 'json') res.json({ code, procedureId, revision, procedureName, answers });
    else
      res.type('text/csv').send(
        toCsv(
          HEADINGS,
          answers.map(({ key, section, label, shown, filed = '' }) => [key, section, label, shown, filed]),
        ),
      );
  };

const HEADINGS = ['Khóa', 'Mục', 'Nội dung', 'Trả lời', 'Đã khai trước khi bổ sung'];

const toExported = ({ key, section, label, kind, value, shown, filed }: DeskAnswer) => ({
  ...{ key, section, label, kind, value, shown },
  ...(filed !== undefined && { filed }),
});
