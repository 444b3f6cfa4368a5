import type { Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import type { DossierFile } from '../dossier-desk.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { openDossier } from '../http/show-dossier.js';
import type { AppointmentWish } from './appointment-desk.js';
import { AppointmentForm, wishedHour } from './appointment-form.js';
import { toAppointmentView } from './appointment-view.js';

/** The hours to which an appointment can be moved. */
export const showAppointment =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const file = await openDossier(services, who, req);
    if (!file?.appointment?.mayChange) return sendMessagePage(services.pages, res, 'notFound');
    await sendAppointmentPage({ services, who, file, res });
  };

type Page = {
  services: ConsoleServices;
  who: AtOffice;
  file: DossierFile;
  res: Response;
  /** a form that did not go, with why */
  unsent?: { form: AppointmentForm; problem: string; status: 409 | 422 };
};

export async function sendAppointmentPage({ services, who, file, res, unsent }: Page): Promise<void> {
  const { pages, appointments } = services;
  const { dossierId, version } = file;
  const note = unsent?.form.doing === 'cancel' ? unsent.form.note : '';
  const form = { doing: 'cancel', version, note, slotAt: undefined } as const;
  const [hours, previewOfCancel = ''] = await Promise.all([
    appointments.freeHours(who.office.id, dossierId),
    appointments.preview(toWish(who, dossierId, { form, slotAt: null })),
  ]);
  const view = toAppointmentView({ file, hours, previewOfCancel, ...(unsent && { unsent }) }, pages.words);
  pages.send(res, 'appointment', { view, frame: toFrame(services, who), status: unsent?.status ?? 200 });
}

/** The citizen's message with the hour and the words as far as they are there. */
export const previewAppointment =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = AppointmentForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(services.pages, res, 'notFound');
    const slotAt = wishedHour(form.data);
    const wish =
      slotAt !== undefined && toWish(who, String(req.params.dossierId), { form: form.data, slotAt });
    const text = wish ? await services.appointments.preview(wish) : services.pages.words.appointments.choose;
    services.pages.send(res, 'partials/preview', { view: { text } });
  };

type Wished = { form: Pick<AppointmentForm, 'version' | 'note'>; slotAt: number | null };

/** What the form wishes; words that are still to be written show as dots. */
export function toWish(who: AtOffice, dossierId: string, { form, slotAt }: Wished): AppointmentWish {
  const place = { officeId: who.office.id, dossierId, expectedVersion: form.version };
  return { ...place, by: who.staff.username, slotAt, note: form.note === '' ? '…' : form.note };
}
