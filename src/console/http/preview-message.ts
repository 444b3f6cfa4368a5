import type { ConsoleServices } from '../console-services.js';
import { DeedForm, toDetails } from './deed-form.js';
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
    const deed = { action, note, details: toDetails(form.data) };
    const text = await previewOf({ services, who, file }, deed);
    services.pages.send(res, 'partials/preview', { view: { text } });
  };
