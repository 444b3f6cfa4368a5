import type { ConsoleServices } from '../console-services.js';
import { tooLong } from '../http/deed-form.js';
import type { OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { openDossier } from '../http/show-dossier.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { AppointmentForm, wishedHour } from './appointment-form.js';
import { sendAppointmentPage, toWish } from './show-appointment.js';

/** Moves an appointment or calls it off. A refusal brings the page back as it is now, with the typed words kept. */
export const changeAppointment =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, sessions, appointments } = services;
    const form = AppointmentForm.safeParse(req.body);
    const file = await openDossier(services, who, req);
    if (!file?.appointment?.mayChange || !form.success) return sendMessagePage(pages, res, 'notFound');
    const { dossierId } = file;
    const giveBack = async (problem: string, status: 409 | 422) => {
      const current = (await openDossier(services, who, req)) ?? file;
      await sendAppointmentPage({
        ...{ services, who, res, file: current },
        unsent: { form: form.data, problem, status },
      });
    };
    const problem = problemOf(form.data, pages.words);
    const slotAt = wishedHour(form.data);
    if (problem !== undefined || slotAt === undefined) return await giveBack(problem ?? '', 422);
    const outcome = await appointments.change(toWish(who, dossierId, { form: form.data, slotAt }));
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'notFound') return sendMessagePage(pages, res, 'notFound');
      return await giveBack(pages.words.problems[outcome.reason], 409);
    }
    await sessions.leaveNote(who.token, saysDone(pages.words, { ...file, slotAt }));
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/dossiers/${dossierId}`);
  };

function problemOf(form: AppointmentForm, words: ConsoleWords): string | undefined {
  if (wishedHour(form) === undefined) return words.appointments.choose;
  return form.note === '' ? words.problems.noteMissing : tooLong(form.note, words);
}

/** Where nobody can be told, the clerk hears that it is left to them. */
function saysDone(
  { appointments: words }: ConsoleWords,
  { code, isMute, slotAt }: { code: string; isMute: boolean; slotAt: number | null },
): string {
  const said =
    slotAt === null
      ? fill(words.cancelled, { code })
      : fill(words.moved, { code, time: toLocalTime(slotAt) });
  return `${said} ${isMute ? words.tellThem : words.told}`;
}
