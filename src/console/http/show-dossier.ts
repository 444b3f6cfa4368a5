import type { Request } from 'express';
import type { ConsoleServices } from '../console-services.js';
import type { DossierFile } from '../dossier-desk.js';
import type { AtOffice, OfficeHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { sendDossierPage } from './send-dossier-page.js';

/** The dossier page, with what the last action did when it was the one before. */
export const showDossier =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const file = await openDossier(services, who, req);
    if (!file) return sendMessagePage(services.pages, res, 'notFound');
    const note = await services.sessions.takeNote(who.token);
    await sendDossierPage({ services, who, file, res, ...(note !== undefined && { note }) });
  };

/** The dossier that the address names, or undefined when this office has none of that id. */
export const openDossier = (
  { desk }: ConsoleServices,
  { office }: AtOffice,
  req: Request,
): Promise<DossierFile | undefined> => desk.open(office.id, String(req.params.dossierId));
