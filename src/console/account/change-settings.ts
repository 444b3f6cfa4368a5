import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import type { StaffHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { StaffSettings } from '../staff/staff-settings.js';

const SettingsForm = z.object({
  rowsPerPage: z.coerce.number(),
  textSize: z.string(),
  start: z.string(),
  /** a box that is not ticked is not sent */
  shortcuts: z.literal('on').optional(),
});

/** Takes how somebody likes the console; what is no choice of the form stands at its usual value. */
export const changeSettings =
  ({ staff, sessions, pages }: ConsoleServices): StaffHandler =>
  async (who, req, res) => {
    const form = SettingsForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(pages, res, 'notFound');
    const settings = StaffSettings.parse({ ...form.data, shortcuts: form.data.shortcuts === 'on' });
    await staff.change(who.staff.username, { settings });
    await sessions.leaveNote(who.token, pages.words.account.done.settings);
    res.redirect(303, `${req.baseUrl}/account`);
  };
