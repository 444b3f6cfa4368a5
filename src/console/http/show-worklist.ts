import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { Worklist } from '../dossier-desk.js';
import { toWorklistView, type WorklistView } from '../pages/worklist-view.js';
import { type AtOffice, type OfficeHandler, toFrame } from './gate.js';
import { sendMessagePage } from './message-page.js';

const Place = z.object({ worklist: Worklist, page: z.coerce.number().int().min(1).max(9999).catch(1) });
type Place = z.infer<typeof Place>;

/** A page of a worklist, or only the part of it that changes by itself (`live`). */
export const showWorklist =
  (services: ConsoleServices, part: 'whole' | 'live'): OfficeHandler =>
  async (who, req, res) => {
    const place = Place.safeParse({ worklist: req.params.worklist, page: req.query.page });
    if (!place.success) return sendMessagePage(services.pages, res, 'notFound');
    const view = await lookAtWorklist(services, who, place.data);
    const template = part === 'whole' ? 'worklist' : 'partials/worklist-live';
    services.pages.send(res, template, { view, frame: toFrame(services, who) });
  };

/** What lies in a worklist now. */
export async function lookAtWorklist(
  { desk, pages, now }: ConsoleServices,
  { office }: AtOffice,
  { worklist, page }: Place,
): Promise<WorklistView> {
  const [counts, listed] = await Promise.all([desk.counts(office.id), desk.list(office.id, worklist, page)]);
  return toWorklistView({ worklist, counts, ...listed, page, now: now() }, pages.words);
}
