import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { answersAsText } from '../pages/answers-as-text.js';
import type { OfficeHandler } from './gate.js';
import { maskableAnswers } from './maskable-answers.js';
import { sendMessagePage } from './message-page.js';
import { recordReveal } from './reveal-answer.js';
import { openDossier } from './show-dossier.js';

const CopyForm = z.object({ field: z.string().min(1).max(200).optional() });

/** One answer, or without `field` the whole form, as text for the clipboard; what is masked counts as revealed. */
export const copyAnswers =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = CopyForm.safeParse(req.body);
    const field = form.data?.field;
    const file = form.success ? await openDossier(services, who, req) : undefined;
    const wanted =
      file && field !== undefined
        ? maskableAnswers(file).filter(({ key }) => key === field)
        : (file?.answers ?? []);
    if (!file || wanted.length === 0) return sendMessagePage(services.pages, res, 'notFound');
    const masked = wanted.filter((answer) => answer.masked !== undefined);
    await Promise.all(
      masked.map(({ key }) => recordReveal(services, who, { dossierId: file.dossierId, field: key })),
    );
    const text = field === undefined ? answersAsText(wanted) : (wanted[0]?.shown ?? '');
    res.type('text/plain').send(text);
  };
