import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { toTalksView } from './talks-view.js';

/** The citizens who asked for a person, or only the part of the page that changes by itself (`live`). */
export const showTalks =
  (services: ConsoleServices, part: 'whole' | 'live'): OfficeHandler =>
  async (who, _req, res) => {
    const { pages, sessions, staff, talks, now } = services;
    const lines = await talks.list(who.office.id);
    const names = await staff.namesOf(lines.flatMap(({ claim }) => (claim ? [claim.username] : [])));
    const view = toTalksView({ lines, names, now: now() }, pages.words.talks);
    const note = part === 'whole' ? await sessions.takeNote(who.token) : undefined;
    const template = part === 'whole' ? 'talks' : 'partials/talks-live';
    pages.send(res, template, { view, frame: toFrame(services, who, note) });
  };

/** How many of them wait, for the frame around every page. */
export const countTalks =
  ({ pages, talks }: ConsoleServices): OfficeHandler =>
  async ({ office }, _req, res) =>
    pages.send(res, 'partials/talk-count', { view: { waiting: await talks.countWaiting(office.id) } });
