import { z } from 'zod';
import { recordOfAccount } from '../audit/record-of-account.js';
import type { ConsoleServices } from '../console-services.js';
import type { StaffHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { fill } from '../pages/console-words.js';

/** The id of one log-in; without it all others are meant. */
const EndForm = z.object({ session: z.string().min(1).max(100).optional() });

/** Ends log-ins of the own account from elsewhere. */
export const endSessions =
  (services: ConsoleServices): StaffHandler =>
  async (who, req, res) => {
    const { sessions, pages } = services;
    const form = EndForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(pages, res, 'notFound');
    const { session } = form.data;
    const count = await sessions.end(
      who.staff,
      session === undefined ? { allBut: who.token } : { id: session },
    );
    if (count > 0) await recordOfAccount(services, who.staff, { action: 'sessionsEnded', count });
    const { done } = pages.words.account;
    await sessions.leaveNote(who.token, count > 0 ? fill(done.sessions, { count }) : done.noSession);
    res.redirect(303, `${req.baseUrl}/account`);
  };
