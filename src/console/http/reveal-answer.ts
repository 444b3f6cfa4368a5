import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { toAnswerView } from '../pages/dossier-view.js';
import { type AtOffice, type OfficeHandler, toFrame } from './gate.js';
import { maskableAnswers } from './maskable-answers.js';
import { sendMessagePage } from './message-page.js';
import { sendDossierPage } from './send-dossier-page.js';
import { openDossier } from './show-dossier.js';

const FieldForm = z.object({ field: z.string().min(1).max(200) });

/** Shows one masked answer whole, after the audit trail has it. Without scripts the whole page comes back. */
export const revealAnswer =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = FieldForm.safeParse(req.body);
    const file = await openDossier(services, who, req);
    const answer = file && maskableAnswers(file).find(({ key }) => key === form.data?.field);
    if (!file || !answer) return sendMessagePage(services.pages, res, 'notFound');
    await recordReveal(services, who, { dossierId: file.dossierId, field: answer.key });
    if (!req.get('HX-Request')) {
      return await sendDossierPage({ services, who, file, res, revealed: [answer.key] });
    }
    const shown = toAnswerView(answer, true, services.warningText);
    const view = { dossierId: file.dossierId, mayReveal: true, answer: shown };
    services.pages.send(res, 'partials/answer', { view, frame: toFrame(services, who) });
  };

/** Who saw which masked answer of which dossier, and when. */
export const recordReveal = (
  { audit, now }: ConsoleServices,
  { staff, office }: AtOffice,
  what: { dossierId: string; field: string },
): Promise<void> =>
  audit.record({
    action: 'revealedAnswer',
    at: now(),
    username: staff.username,
    officeId: office.id,
    ...what,
  });
