import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from './gate.js';
import { lookAtWorklist } from './show-worklist.js';

const SearchForm = z.object({ code: z.string().trim().min(1).max(60) });

/**
 * From a code to its dossier. A post, because people paste names and phone numbers into search boxes, and addresses
 * end in logs and histories.
 */
export const searchByCode =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { desk, pages } = services;
    const form = SearchForm.safeParse(req.body);
    const found = form.success ? await desk.findByCode(who.office.id, form.data.code) : undefined;
    if (found)
      return res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/dossiers/${found.dossierId}`);
    const list = await lookAtWorklist(services, who, { worklist: 'waiting', whose: 'all', page: 1 });
    const view = { ...list, problem: pages.words.problems.noSuchCode };
    pages.send(res, 'worklist', { view, frame: toFrame(services, who), status: 404 });
  };
