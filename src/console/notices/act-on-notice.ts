import type { Request } from 'express';
import { z } from 'zod';
import type { NoticeOutcome, SeenNotice } from '../../notices/act-on-notice.js';
import { filesLeft } from '../../notices/keep-notice-file.js';
import type { NoticeChange } from '../../notices/move-notice.js';
import type { Notice } from '../../notices/notice.js';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { mayDo } from '../staff/permissions.js';
import type { NoticeDesk } from './notice-desk.js';
import { type FormProblem, type ReadForm, toChange } from './notice-form.js';
import { sendNoticePage } from './show-notice.js';
import { type FileProblem, takeNoticeFiles } from './take-notice-files.js';

const ActionForm = z.object({
  action: z.enum(['save', 'submit', 'sendBack', 'release', 'stop', 'resume', 'retry', 'drop']),
  version: z.coerce.number().int().positive(),
  note: z.string().trim().max(500).default(''),
});
type ActionForm = z.infer<typeof ActionForm>;

/** What officials do with a notice. What was typed is never lost: a refusal brings it back with its reason. */
export const actOnNoticePage =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { notices: desk, pages, sessions } = services;
    const notice = await desk.find(who.office.id, String(req.params.noticeId));
    const form = ActionForm.safeParse(req.body);
    if (!notice || !form.success) return sendMessagePage(pages, res, 'notFound');
    const { action } = form.data;
    if (action === 'release' && !mayDo(who.staff.role, 'releaseNotices'))
      return sendMessagePage(pages, res, 'forbidden');
    const read =
      notice.state === 'draft' && isWriting(action) ? await readForm(desk, notice, req) : undefined;
    if (read && 'problem' in read) {
      const problem = `${wordsOf(read.problem, services)}${read.typed ? ` ${pages.words.notices.unsaved}` : ''}`;
      const shown = read.change ? { ...notice, ...read.change } : notice;
      const { typed } = read;
      return sendNoticePage(services, who, {
        res,
        notice: shown,
        problem,
        status: 422,
        ...(typed && { typed }),
      });
    }
    const outcome = await carryOut(services, who, { notice, form: form.data, change: read?.change });
    await dropLeft(desk, notice, read?.change);
    if (outcome.kind === 'done') {
      await sessions.leaveNote(who.token, pages.words.notices.done[action]);
      return res.redirect(303, `${req.baseUrl}/offices/${who.office.id}/notices/${notice.noticeId}`);
    }
    const now = (await desk.find(who.office.id, notice.noticeId)) ?? notice;
    const typed = now.state === 'draft' && read?.change ? withTyped(now, read.change) : now;
    await sendNoticePage(services, who, { res, notice: typed, ...whatWasWrong(outcome, services) });
  };

type UnusableFile = { problem: FileProblem; change: NoticeChange; typed?: never };

/** What was typed and the files that came with it. */
async function readForm(desk: NoticeDesk, notice: Notice, req: Request): Promise<ReadForm | UnusableFile> {
  const read = toChange(req.body, notice);
  if ('problem' in read) return read;
  const { change } = read;
  const taken = await takeNoticeFiles(desk, { ...notice, content: change.content }, req);
  if ('problem' in taken) return { ...taken, change };
  return { change: { ...change, content: taken.content } };
}

const wordsOf = (problem: FormProblem | FileProblem, { pages }: ConsoleServices): string => {
  const { formProblems, fileProblems } = pages.words.notices;
  return Object.entries({ ...formProblems, ...fileProblems }).find(([key]) => key === problem)?.[1] ?? '';
};

/** Of the files before and in the form, those that the notice does not have now, whichever won. */
async function dropLeft(desk: NoticeDesk, before: Notice, change: NoticeChange | undefined): Promise<void> {
  const typed = change?.content;
  const now = typed && (await desk.find(before.officeId, before.noticeId))?.content;
  if (now) await desk.dropFiles([...filesLeft(before.content, now), ...filesLeft(typed, now)]);
}

/** What was typed over what is kept; files that were not kept are not shown. */
const withTyped = (now: Notice, change: Required<NoticeChange>): Notice => {
  const { picture, file } = now.content;
  return { ...now, ...change, content: { ...change.content, picture, file } };
};

const isWriting = (action: ActionForm['action']): boolean => action === 'save' || action === 'submit';

const whatWasWrong = (outcome: Exclude<NoticeOutcome, { kind: 'done' }>, { pages }: ConsoleServices) =>
  outcome.kind === 'flawed'
    ? { flaws: outcome.flaws, problem: pages.words.notices.flawed, status: 422 }
    : { problem: pages.words.notices.refusals[outcome.reason], status: 409 };

type Wanted = { notice: Notice; form: ActionForm; change: Required<NoticeChange> | undefined };

/** Saves what was typed first, so that a submission that is refused has lost nothing. */
async function carryOut(
  { notices: desk }: ConsoleServices,
  who: AtOffice,
  { notice, form, change }: Wanted,
): Promise<NoticeOutcome> {
  const by = who.staff.username;
  const seen: SeenNotice = { officeId: who.office.id, noticeId: notice.noticeId, version: form.version };
  const note = form.note === '' ? {} : { note: form.note };
  if (!isWriting(form.action) || !change)
    return form.action === 'save'
      ? { kind: 'refused', reason: 'not-allowed' }
      : desk.act(seen, { action: form.action, by, ...note });
  const saved = await desk.act(seen, { action: 'edit', by, change });
  if (saved.kind !== 'done' || form.action === 'save') return saved;
  return desk.act({ ...seen, version: saved.notice.version }, { action: 'submit', by });
}
