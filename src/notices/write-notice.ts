import type { OfficeId } from '../ids.js';
import type { OfficeNotices, OfficeTemplate } from '../offices/office.js';
import type { Audience } from './audience.js';
import type { BoundTemplate, Notice, NoticeContent } from './notice.js';
import type { NoticeKind } from './notice-kind.js';

type Author = { officeId: OfficeId; noticeId: string; by: string; at: number };

/**
 * A first draft from a template of `templates/notices/`, to everybody, by the way that costs nothing. What the office has
 * approved for this kind is bound to it, so that its ways need only be chosen.
 */
export function writeNotice(
  kind: NoticeKind,
  author: Author,
  { templates }: OfficeNotices = { templates: {} },
): Notice {
  const approved = templates[kind.id];
  const content: NoticeContent = {
    ...{ kindId: kind.id, topic: kind.topic, title: kind.name, text: kind.text.trim() },
    ...{ fields: {}, buttons: [...kind.buttons], ways: ['free', 'state'] },
    ...{ uidTemplate: toBound(approved, 'uid'), phoneTemplate: toBound(approved, 'phone') },
    ...{ picture: null, file: null, article: null },
  };
  return begin(author, content, { is: 'everybody' });
}

const toBound = (approved: OfficeTemplate | undefined, way: 'uid' | 'phone'): BoundTemplate | null =>
  approved?.ways.includes(way) ? { templateId: approved.templateId, data: approved.data } : null;

/** A draft with what a past notice said and to whom; hour and money are decided anew. */
export const copyNotice = ({ content, audience }: Notice, author: Author): Notice =>
  begin(author, content, audience);

const begin = (
  { officeId, noticeId, by, at }: Author,
  content: NoticeContent,
  audience: Audience,
): Notice => ({
  ...{ noticeId, officeId, version: 1, state: 'draft', author: by, content, audience },
  ...{ sendAt: null, budgetVnd: 0, releasedBy: null, plannedUpTo: null },
  history: [{ seq: 1, at, by, action: 'write' }],
  createdAt: at,
  updatedAt: at,
});
