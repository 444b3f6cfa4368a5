import { z } from 'zod';
import { startOfDay, toPlainDate } from '../../calendar/plain-date.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { toAssistedView } from './assisted-view.js';
import { whoseDraft } from './whose-draft.js';

const Query = z.object({ q: z.string().max(200).catch('') });
const DAY_MS = 86_400_000;

/** Where helping begins: a search for the procedure, and the drafts that are open. */
export const showAssisted =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, sessions, staff, assisted, now } = services;
    const whose = whoseDraft(who);
    const { q: words } = Query.parse(req.query);
    const from = startOfDay(toPlainDate(now()));
    const [drafts, counts] = await Promise.all([
      assisted.desk.list(whose),
      whose.seesAll ? assisted.desk.count(who.office.id, { from, to: from + DAY_MS }) : [],
    ]);
    const helpers = [...drafts.map(({ helper }) => helper), ...counts].map(({ username }) => username);
    const view = toAssistedView(
      {
        world: assisted.worldOf(who.office.id),
        words,
        found: assisted.desk.search(who.office.id, words),
        all: assisted.desk.search(who.office.id, ''),
        ...{ drafts, counts, seesAll: whose.seesAll, names: await staff.namesOf(helpers) },
      },
      pages.words.assisted,
    );
    const note = await sessions.takeNote(who.token);
    pages.send(res, 'assisted', { view, frame: toFrame(services, who, note) });
  };
