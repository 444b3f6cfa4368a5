import type { Office } from '../offices/office.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';
import type { BoundTemplate, Notice } from './notice.js';
import type { NoticeRow } from './notice-row.js';
import { fillBound, fillPlaces, officeValues, STAND_INS } from './places.js';
import type { FilledTemplate } from './template-messenger.js';

/** A notice as it is said to one recipient of one office. */
export type Said = {
  notice: Pick<Notice, 'noticeId' | 'content'>;
  places: NoticeRow['places'];
  office: Office;
};

/** Payload of the n-th button of a notice. It stays in chats for ever: never to be changed. */
export const noticeTap = (noticeId: string, n: number): string => `#tb ${noticeId}=${n}`;

const REF = 'notice-';
/** Under this name the message log has the messages of a notice. */
export const refOf = (noticeId: string): string => `${REF}${noticeId}`;
export const noticeIdOf = (ref: string): string | undefined =>
  ref.startsWith(REF) ? ref.slice(REF.length) : undefined;

const valuesOf = ({ notice, places, office }: Said): Record<string, string> => ({
  ...officeValues(office),
  ...notice.content.fields,
  ...STAND_INS,
  ...places,
});

/** The text of a notice for one recipient, NFC. */
export const noticeText = (said: Said): string =>
  fillPlaces(said.notice.content.text, valuesOf(said)).normalize('NFC').trim();

/** The plain message, with its answers as buttons. */
export const toNoticeMessage = (said: Said): OutgoingMessage => ({
  text: noticeText(said),
  buttons: said.notice.content.buttons.map((label, n) => ({
    label,
    payload: noticeTap(said.notice.noticeId, n),
  })),
});

/** The approved template with its places filled. */
export const toFilledTemplate = (bound: BoundTemplate, said: Said): FilledTemplate =>
  fillBound(bound, valuesOf(said));
