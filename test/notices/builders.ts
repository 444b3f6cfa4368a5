import { ConversationId } from '../../src/ids.js';
import { type Contact, NO_TRACES } from '../../src/notices/contact.js';
import type { Notice, NoticeContent } from '../../src/notices/notice.js';
import type { ArticleDraft, NoticeArticle } from '../../src/notices/notice-article.js';
import type { NoticeFile } from '../../src/notices/notice-file.js';
import { NoticeKind } from '../../src/notices/notice-kind.js';
import { type NoticeRow, rowIdOf } from '../../src/notices/notice-row.js';
import { moment } from '../calendar/opening-hours.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';

/** Ten in the morning of a working day. */
export const NOW = moment('2026-11-26 10:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const citizen = (n: number): ConversationId =>
  ConversationId.parse(`900-citizen${String(n).padStart(6, '0')}`);

export const aContact = (n: number, over: Partial<Contact> = {}): Contact => ({
  conversationId: citizen(n),
  officeId: NINH_THANH,
  following: true,
  lastInteractionAt: NOW - HOUR,
  optedOut: false,
  inFormUntil: null,
  language: 'vi',
  leftTopics: [],
  ...NO_TRACES,
  tags: [],
  noticedAt: [],
  ...over,
});

export const aKind = NoticeKind.parse({
  id: 'lich-cat-dien',
  name: 'Lịch cắt điện',
  topic: 'utilities',
  fields: [{ key: 'ngay', label: 'Ngày cắt điện', example: 'thứ Năm 03/12' }],
  text: 'Kính gửi {ten}, {khu_pho} cắt điện {ngay}.',
  buttons: ['Đã rõ'],
});

export const someContent = (over: Partial<NoticeContent> = {}): NoticeContent => ({
  ...{ kindId: 'lich-cat-dien', topic: 'utilities', title: 'Lịch cắt điện', text: 'Cắt điện {ngay}.' },
  ...{ fields: { ngay: 'thứ Năm' }, buttons: ['Đã rõ'], ways: ['free'] },
  ...{ uidTemplate: null, phoneTemplate: null, picture: null, file: null, article: null },
  ...over,
});

export const aNotice = (over: Partial<Notice> = {}): Notice => ({
  ...{ noticeId: 'n-1', officeId: NINH_THANH, version: 1, state: 'draft', author: 'hoa' },
  ...{ content: someContent(), audience: { is: 'everybody' }, sendAt: null, budgetVnd: 0 },
  ...{ releasedBy: null, plannedUpTo: null },
  history: [{ seq: 1, at: NOW, by: 'hoa', action: 'write' }],
  ...{ createdAt: NOW, updatedAt: NOW },
  ...over,
});

export const aRow = (n: number, over: Partial<NoticeRow> = {}): NoticeRow => ({
  rowId: rowIdOf(over.noticeId ?? 'n-1', citizen(n)),
  ...{ noticeId: 'n-1', officeId: NINH_THANH, conversationId: citizen(n), way: 'free', neighbourhood: null },
  ...{ places: {}, state: 'waiting', reason: null, code: null, passing: false, attempts: 0, retryAt: null },
  ...{ leftAt: null, platformId: null, sentAt: null, deliveredAt: null, seenAt: null },
  ...{ answeredAt: null, answer: null, words: null, optedOutAt: null, costVnd: 0, leavingVnd: 0, part: 0 },
  ...over,
});

export const anArticle = (over: Partial<NoticeArticle> = {}): NoticeArticle => ({
  ...{ noticeId: 'n-1', officeId: NINH_THANH, version: 1, step: 'making', token: null, articleId: null },
  ...{ broadcastId: null, reason: null, code: null, passing: false, attempts: 0, nextAt: NOW, since: NOW },
  ...over,
});

export const aDraft: ArticleDraft = {
  ...{ title: 'Lịch cắt điện', description: '', ages: [], gender: null, cities: [], hasCover: false },
};

export const aPicture: NoticeFile = {
  ...{ fileId: 'notice-p', name: 'so-do.png', contentType: 'image/png', bytes: 9 },
};
export const aDocument: NoticeFile = {
  ...{ fileId: 'notice-d', name: 'lich.pdf', contentType: 'application/pdf', bytes: 9 },
};
