import type { OtherKind } from '../../flow/other-kind.js';
import type { SubmittedAnswer } from '../../flow/submission.js';
import type { ConversationId, OfficeId } from '../../ids.js';
import type { MessageFate } from '../../replies/message-log.js';
import type { TalkDeed, TalkOutcome } from '../../talks/answer-citizen.js';
import type { ReplyWithFile } from '../../talks/reply-with-file.js';
import type { SentFile, Talk } from '../../talks/talk.js';
import type { MonthlySends } from '../../zalo-account/monthly-sends.js';
import type { Way } from '../../zalo-account/way-for.js';
import type { DossierAttachment, DossierLine } from '../dossier-desk.js';

/** A citizen who asked for a person, as the list shows them: nothing that they said. */
export type TalkLine = Pick<
  Talk,
  'conversationId' | 'openSince' | 'waitingSince' | 'attended' | 'doing' | 'claim'
>;

/** One thing that was said. `fate` of a clerk's words is absent while they are on their way. */
export type DeskNote =
  | {
      by: 'citizen';
      noteId: string;
      at: number;
      text: string;
      what?: OtherKind;
      attachments: DossierAttachment[];
    }
  | {
      by: 'clerk';
      noteId: string;
      at: number;
      text: string;
      username: string;
      fate?: MessageFate;
      file?: SentFile & { fate?: MessageFate };
    };

/** The dossier from which a clerk opened the conversation. */
export type TalkAbout = Pick<DossierLine, 'dossierId' | 'code' | 'procedureName'> & {
  procedureId: string;
  /** what the citizen may count on now */
  dueAt: number | null;
  /** telephone numbers as the form asked for them, for when the platform takes no message */
  phones: SubmittedAnswer[];
};

/** A whole talk. What the citizen answered in a form is not part of it; `dossiers` are theirs to open. */
export type TalkFile = TalkLine & {
  version: number;
  /** how much has been heard of the citizen; a deed names how much the clerk had seen */
  heard: number;
  notes: DeskNote[];
  dossiers: Pick<DossierLine, 'dossierId' | 'code' | 'procedureName'>[];
  /** what a message to the citizen would be now, by the platform's windows */
  way: Way;
  /** what the office's account has sent this month */
  sends: MonthlySends;
  about?: TalkAbout;
};

/** How a conversation stands, without a word of it. */
export type TalkStanding = Pick<Talk, 'openSince' | 'waitingSince' | 'attended' | 'claim'> & {
  /** absent: nothing was said yet */
  last?: { by: 'citizen' | 'clerk'; at: number };
  way: Way;
};

/**
 * The citizens of an office who asked for a person. A talk of another office does not exist here. Promises reject only
 * when the record cannot be reached.
 */
export type TalkDesk = {
  countWaiting(officeId: OfficeId): Promise<number>;
  /** Those that wait first, longest waiting first. */
  list(officeId: OfficeId): Promise<TalkLine[]>;
  open(officeId: OfficeId, conversationId: ConversationId): Promise<TalkFile | undefined>;
  /** The conversation of the dossier's citizen, also when nothing was said in it yet. */
  openOfDossier(officeId: OfficeId, dossierId: string): Promise<TalkFile | undefined>;
  /** How that stands, cheaply, for a page that asks again and again. */
  standingOfDossier(officeId: OfficeId, dossierId: string): Promise<TalkStanding | undefined>;
  claim(deed: TalkDeed & { from: string | null }): Promise<TalkOutcome>;
  release(deed: TalkDeed): Promise<TalkOutcome>;
  reply(deed: ReplyWithFile): Promise<TalkOutcome>;
  close(deed: TalkDeed): Promise<TalkOutcome>;
  readAttachment(
    officeId: OfficeId,
    conversationId: ConversationId,
    mediaId: string,
  ): Promise<{ bytes: Uint8Array; contentType: string; name: string } | undefined>;
};
