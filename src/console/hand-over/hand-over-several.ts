import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { Worklist } from '../dossier-desk.js';
import { ClerkWords, tooLong } from '../http/deed-form.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { fill } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { findColleagues } from './find-colleagues.js';

/** A dossier with the version that the clerk saw, as `id:version`. */
const Chosen = z.string().regex(/^[\w-]+:\d+$/);

const HandOverForm = z.object({
  chosen: z.union([Chosen.transform((one) => [one]), z.array(Chosen).max(50)]).default([]),
  handTo: ClerkWords,
  note: ClerkWords,
  /** absent: from the page of who is away */
  worklist: Worklist.optional().catch(undefined),
});
type HandOverForm = z.infer<typeof HandOverForm>;

/** Hands the chosen dossiers over to a colleague; each is done or refused on its own, and how many is said. */
export const handOverSeveral =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = HandOverForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(services.pages, res, 'notFound');
    await services.sessions.leaveNote(who.token, await handOver(services, who, form.data));
    const { worklist } = form.data;
    const back = worklist ? `worklists/${worklist}?whose=mine` : 'absences';
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/${back}`);
  };

/** Does it, and says what came of it. */
async function handOver(services: ConsoleServices, who: AtOffice, form: HandOverForm): Promise<string> {
  const { words } = services.pages;
  const colleagues = await findColleagues(services, who.office.id);
  const colleague = colleagues.find(({ value }) => value === form.handTo);
  if (form.chosen.length === 0) return words.handOver.nothing;
  if (!colleague) return words.problems.colleagueMissing;
  const long = tooLong(form.note, words);
  if (long) return long;
  let done = 0;
  for (const one of form.chosen) if (await give(services, who, { one, colleague, form })) done += 1;
  const left = form.chosen.length - done;
  return [
    fill(words.handOver.done, { count: done, name: colleague.label }),
    ...(left > 0 ? [fill(words.handOver.left, { count: left })] : []),
  ].join(' ');
}

type Giving = { one: string; colleague: Choice; form: HandOverForm };

async function give({ desk }: ConsoleServices, who: AtOffice, { one, colleague, form }: Giving) {
  const [dossierId = '', version] = one.split(':');
  const outcome = await desk.act({
    ...{ officeId: who.office.id, dossierId, by: who.staff.username, expectedVersion: Number(version) },
    ...{ action: 'handOver', note: form.note, details: { handTo: colleague.value } },
  });
  return outcome.kind === 'done';
}
