import { z } from 'zod';
import type { Notice } from '../../notices/notice.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { mayDo } from '../staff/permissions.js';
import { toNoticesView } from './notices-view.js';

/** The notices of the office, what its account has left, and the way to a new one. */
export const showNotices =
  (services: ConsoleServices): OfficeHandler =>
  async (who, _req, res) => {
    const { notices: desk, pages, sessions, staff } = services;
    const note = await sessions.takeNote(who.token);
    const [all, word, spend] = await Promise.all([
      desk.list(who.office.id),
      desk.accountWord(who.office.id),
      desk.dossierSpend(who.office.id),
    ]);
    const names = await staff.namesOf([...new Set(all.map(({ author }) => author))]);
    const view = toNoticesView({ all, word, spend, names, kinds: desk.kinds }, pages.words);
    pages.send(res, 'notices', { view, frame: toFrame(services, who, note) });
  };

/** How many wait for who is looking, for the frame around every page. */
export const countNotices =
  ({ pages, notices }: ConsoleServices): OfficeHandler =>
  async ({ office, staff }, _req, res) => {
    const isFor = mayDo(staff.role, 'releaseNotices');
    const count = isFor ? await notices.countToRelease(office.id, staff.username) : 0;
    pages.send(res, 'partials/notice-count', { view: { count } });
  };

const BeginForm = z.union([
  z.object({ kindId: z.string().min(1).max(64) }),
  z.object({ copyOf: z.string().min(1).max(64) }),
]);

type Begun = { notice: Notice; lostFiles: number };

/** A new draft, of a kind or after a past notice, and straight to its page. */
export const beginNotice =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { notices: desk, pages, sessions } = services;
    const form = BeginForm.safeParse(req.body);
    const begin = async (): Promise<Begun | undefined> => {
      if (!form.success) return undefined;
      if ('copyOf' in form.data) return desk.copy(who.office.id, form.data.copyOf, who.staff.username);
      const notice = await desk.begin(who.office.id, form.data.kindId, who.staff.username);
      return notice && { notice, lostFiles: 0 };
    };
    const begun = await begin();
    if (!begun) return sendMessagePage(pages, res, 'notFound');
    const { notice, lostFiles } = begun;
    if (lostFiles > 0) await sessions.leaveNote(who.token, pages.words.notices.filesLost);
    res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/notices/${notice.noticeId}`);
  };
