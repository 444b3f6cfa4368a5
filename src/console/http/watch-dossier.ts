import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from './gate.js';

const Since = z.coerce.number().int();

/** By this status htmx shows the answer and asks no more. */
const SHOW_AND_STOP = 286;

/** Nothing while the page is current; once a banner, when the dossier has changed behind it. */
export const watchDossier =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { desk, pages } = services;
    const seen = Since.safeParse(req.query.since);
    const version = await desk.versionOf(who.office.id, String(req.params.dossierId));
    if (version === undefined || version === seen.data) return void res.status(204).end();
    const view = { dossierId: String(req.params.dossierId) };
    pages.send(res, 'partials/changed', { view, frame: toFrame(services, who), status: SHOW_AND_STOP });
  };
