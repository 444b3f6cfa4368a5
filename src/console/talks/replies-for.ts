import type { Office } from '../../offices/office.js';
import { fill, placesOf } from '../../text/fill.js';
import { toLocalTime } from '../pages/local-time.js';
import type { CannedReply, ReplyPlace } from './canned-replies.js';
import type { TalkAbout } from './talk-desk.js';

/** A reply as it would be inserted. */
export type OfferedReply = Pick<CannedReply, 'key' | 'title' | 'text'>;

type Where = { office: Office; about?: TalkAbout | undefined };

/** The replies that fit this office and dossier, filled. One with a place that has no value here is not offered. */
export function repliesFor(replies: readonly CannedReply[], { office, about }: Where): OfferedReply[] {
  const values: Partial<Record<ReplyPlace, string>> = { ...ofOffice(office), ...(about && ofDossier(about)) };
  return replies.filter(isMeant).map(({ key, title, text }) => ({ key, title, text: fill(text, values) }));

  function isMeant({ text, procedures, offices }: CannedReply): boolean {
    if (offices && !offices.includes(office.id)) return false;
    if (procedures && !(about && procedures.includes(about.procedureId))) return false;
    return placesOf(text).every((place) => Object.hasOwn(values, place));
  }
}

const ofOffice = ({ centreName, address, hoursText, phone }: Office) => ({
  office: centreName,
  address,
  hours: hoursText,
  phone,
});

const ofDossier = ({ code, procedureName, dueAt }: TalkAbout) => ({
  code,
  procedure: procedureName,
  ...(dueAt !== null && { due: toLocalTime(dueAt) }),
});
