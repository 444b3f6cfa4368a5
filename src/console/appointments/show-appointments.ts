import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { toAppointmentsView } from './appointments-view.js';

/** Who comes to this office today and next. */
export const showAppointments =
  (services: ConsoleServices): OfficeHandler =>
  async (who, _req, res) => {
    const view = toAppointmentsView(await services.desk.visits(who.office.id), services.pages.words);
    services.pages.send(res, 'appointments', { view, frame: toFrame(services, who) });
  };
