import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { toFoundView } from '../pages/found-view.js';
import { type OfficeHandler, toFrame } from './gate.js';

const SearchForm = z.object({ typed: z.string().trim().max(100).catch('') });

/**
 * From a code to its dossier; from a name, a telephone or an identity number to a list. A post, because addresses end
 * in logs and histories.
 */
export const searchDossiers =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { desk, pages } = services;
    const { typed } = SearchForm.parse(req.body);
    const byCode = await desk.findByCode(who.office.id, typed);
    if (byCode)
      return res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/dossiers/${byCode.dossierId}`);
    const lines = await desk.search(who.office.id, typed);
    const view = toFoundView(lines, pages.words);
    const status = lines.length === 0 ? 404 : 200;
    pages.send(res, 'found', { view, frame: toFrame(services, who), status });
  };
