import type { ConsoleServices } from '../console-services.js';
import { type StaffHandler, toFrame } from '../http/gate.js';
import { toAccountView } from './account-view.js';

/** The page of somebody's own account. */
export const showAccount =
  (services: ConsoleServices): StaffHandler =>
  async (who, _req, res) => {
    const { pages, sessions } = services;
    const [open, note] = await Promise.all([
      sessions.listOf(who.staff, who.token),
      sessions.takeNote(who.token),
    ]);
    const view = toAccountView(who.staff, open, pages.words);
    pages.send(res, 'account', { view, frame: toFrame(services, who, note) });
  };
