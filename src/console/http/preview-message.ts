import type { ConsoleServices } from '../console-services.js';
import { DeedForm } from './deed-form.js';
import type { OfficeHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { previewOf } from './send-dossier-page.js';

/** The citizen's message with the words as typed so far. */
export const previewMessage =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = DeedForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(services.pages, res, 'notFound');
    const { action, note, version } = form.data;
    const file = { dossierId: String(req.params.dossierId), version };
    const text = await previewOf({ services, who, file }, action, note);
    services.pages.send(res, 'partials/preview', { view: { text } });
  };
