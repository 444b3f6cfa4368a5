import type { ConsoleServices } from '../console-services.js';
import { homeOf } from '../staff/home-of.js';
import { type StaffHandler, toFrame } from './gate.js';

/** Leads everybody to the page where their work waits. */
export const goToWork =
  (services: ConsoleServices): StaffHandler =>
  async (who, req, res) => {
    const [officeId] = who.staff.officeIds;
    const home = officeId && homeOf(who.staff, officeId);
    if (home !== undefined) return res.redirect(303, req.baseUrl + home);
    const { pages } = services;
    pages.send(res, 'message', { view: pages.words.pages.nothingYet, frame: toFrame(services, who) });
  };
