import { z } from 'zod';
import { ConversationId } from '../../ids.js';
import { rowIdOf } from '../../notices/notice-row.js';
import type { AnswerLook } from '../../notices/notice-row-store.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { mayDo } from '../staff/permissions.js';
import { answerOf, answersHeading, toAnswerLines } from './answers-view.js';

const ON_A_PAGE = 50;

/** Where a page begins, as the one before it says: a moment and a conversation. */
const After = z.object({ at: z.coerce.number().int().positive(), id: ConversationId });

/** Who answered what, with names and words; the audit log has it before anything of it is shown. */
export const showAnswers =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { notices: desk, pages, audit, now } = services;
    const notice = await desk.find(who.office.id, String(req.params.noticeId));
    if (!notice) return sendMessagePage(pages, res, 'notFound');
    const { noticeId, content } = notice;
    const [officeId, { username, role }] = [who.office.id, who.staff];
    await audit.record({ action: 'openedNoticeAnswers', at: now(), username, officeId, noticeId });
    const { of } = req.query;
    const answer = answerOf(of, content.buttons);
    const after = readAfter(req.query, noticeId);
    const found = await desk.answers(notice, { withNames: true, limit: ON_A_PAGE, answer, after });
    const shown = { withWords: true, mayTalk: mayDo(role, 'talk') };
    const view = {
      ...{ noticeId, title: content.title, heading: answersHeading(answer, pages.words) },
      lines: toAnswerLines(found, shown, pages.words),
      older: found.next ? olderOf(found.next, answer === undefined ? undefined : String(of)) : '',
    };
    pages.send(res, 'notice-answers', { view, frame: toFrame(services, who) });
  };

function readAfter(query: object, noticeId: string): AnswerLook['after'] {
  const read = After.safeParse(query);
  return read.success ? { at: read.data.at, rowId: rowIdOf(noticeId, read.data.id) } : undefined;
}

function olderOf({ at, rowId }: NonNullable<AnswerLook['after']>, of: string | undefined): string {
  const [, id = ''] = rowId.split('|');
  return new URLSearchParams({ ...(of !== undefined && { of }), at: String(at), id }).toString();
}
