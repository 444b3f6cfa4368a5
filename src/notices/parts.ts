import type { OutgoingMessage } from '../wording/outgoing-message.js';
import type { NoticeContent } from './notice.js';
import type { NoticeRow } from './notice-row.js';
import type { RowEnd } from './notice-row-store.js';
import { noticeText, type Said, toNoticeMessage } from './notice-texts.js';
import { isTemplateWay, type Way } from './way.js';

/** One message of a notice: the platform takes one thing at a time, only a picture may bear words, and then no buttons. */
export type Part = 'words' | 'picture' | 'pictureWithWords' | 'file';

/** The messages in which a notice goes by a way, in their order. A template carries neither picture nor file. Pure. */
export function partsOf(
  { picture, file, buttons }: Pick<NoticeContent, 'picture' | 'file' | 'buttons'>,
  way: Way,
): Part[] {
  if (isTemplateWay(way)) return ['words'];
  const words: Part[] = buttons.length === 0 ? ['pictureWithWords'] : ['picture', 'words'];
  return [...(picture ? words : (['words'] as const)), ...(file ? (['file'] as const) : [])];
}

/** One of them as it leaves. */
export function toPartMessage(part: Part, said: Said): OutgoingMessage {
  const { picture, file } = said.notice.content;
  switch (part) {
    case 'words':
      return toNoticeMessage(said);
    case 'picture':
      return { text: '', buttons: [], file: picture?.fileId };
    case 'pictureWithWords':
      return { text: noticeText(said), buttons: [], file: picture?.fileId };
    case 'file':
      return { text: '', buttons: [], file: file?.fileId };
  }
}

/** What the conversation's record holds of it. */
export function textOfPart(part: Part, said: Said): string {
  const { picture, file } = said.notice.content;
  if (part === 'picture') return picture?.name ?? '';
  return part === 'file' ? (file?.name ?? '') : noticeText(said);
}

/** A row that was sent has its end with its last part; before, the next part waits. Pure. */
export function afterPart(
  end: RowEnd,
  { part, sentAt: before }: Pick<NoticeRow, 'part' | 'sentAt'>,
  parts: readonly Part[],
): RowEnd {
  if (end.state !== 'sent') return end;
  const sentAt = before ?? end.sentAt ?? null;
  if (part + 1 >= parts.length) return { ...end, sentAt };
  const { rowId, way, costVnd } = end;
  return {
    ...{ rowId, state: 'waiting', part: part + 1, attempts: 0, retryAt: null, leftAt: null, sentAt },
    ...(way !== undefined && { way }),
    ...(costVnd !== undefined && { costVnd }),
  };
}
