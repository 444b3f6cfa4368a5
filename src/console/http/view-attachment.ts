import type { ConsoleServices } from '../console-services.js';
import { toViewerView } from '../pages/viewer-view.js';
import { type OfficeHandler, toFrame } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { openDossier } from './show-dossier.js';

/**
 * A file beside the answers of its dossier. The page holds nothing of the file: the browser asks for it once, by the address
 * that audits every opening.
 */
export const viewAttachment =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, warningText } = services;
    const dossier = await openDossier(services, who, req);
    const view = dossier && toViewerView(dossier, String(req.params.mediaId), warningText);
    if (!view) return sendMessagePage(pages, res, 'notFound');
    pages.send(res, 'viewer', { view, frame: toFrame(services, who) });
  };
