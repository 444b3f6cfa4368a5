import type { OfficeId } from '../ids.js';
import type { Audience } from './audience.js';
import type { Notice, NoticeContent } from './notice.js';
import type { NoticeKind } from './notice-kind.js';

type Author = { officeId: OfficeId; noticeId: string; by: string; at: number };

/** A first draft from a template of `templates/notices/`, to everybody, by the way that costs nothing. */
export function writeNotice(kind: NoticeKind, author: Author): Notice {
  const content: NoticeContent = {
    ...{ kindId: kind.id, topic: kind.topic, title: kind.name, text: kind.text.trim() },
    ...{ fields: {}, buttons: [...kind.buttons], ways: ['free', 'state'] },
    ...{ uidTemplate: null, phoneTemplate: null },
  };
  return begin(author, content, { is: 'everybody' });
}

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
