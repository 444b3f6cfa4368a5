import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { toAttentionView } from './attention-view.js';

/** The dossiers whose promise is in danger and that have reached who is looking, or only the list that changes (`live`). */
export const showAttention =
  (services: ConsoleServices, part: 'whole' | 'live'): OfficeHandler =>
  async (who, _req, res) => {
    const { attention, staff, pages, now } = services;
    const lines = await attention.list(personOf(who));
    const names = await staff.namesOf([...new Set(lines.flatMap(({ assignee }) => assignee ?? []))]);
    const view = toAttentionView({ lines, names, now: now() }, pages.words);
    const template = part === 'whole' ? 'attention' : 'partials/attention-live';
    pages.send(res, template, { view, frame: toFrame(services, who) });
  };

/** How many there are, for the frame around every page. */
export const countAttention =
  ({ pages, attention }: ConsoleServices): OfficeHandler =>
  async (who, _req, res) =>
    pages.send(res, 'partials/attention-count', { view: { count: await attention.count(personOf(who)) } });

/** Who is looking, at which office. */
export const personOf = ({ staff, office }: AtOffice) => ({
  officeId: office.id,
  username: staff.username,
  role: staff.role,
});
