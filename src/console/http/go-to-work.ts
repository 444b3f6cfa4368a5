import { homeOf } from '../staff/home-of.js';
import type { StaffHandler } from './gate.js';

/** Leads everybody to the page where their work waits. */
export const goToWork: StaffHandler = async ({ staff }, req, res) =>
  res.redirect(303, `${req.baseUrl}${staff.officeIds[0] ? homeOf(staff, staff.officeIds[0]) : '/log-in'}`);
