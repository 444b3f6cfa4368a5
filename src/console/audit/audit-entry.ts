import { z } from 'zod';
import { ConversationId, OfficeId, PlainDate } from '../../ids.js';
import { StaffRole, Username } from '../staff/staff.js';

const base = { at: z.int(), username: Username, officeId: OfficeId };
const onTalk = { ...base, conversationId: ConversationId };
const onDossier = { ...base, dossierId: z.string() };
const onAccount = { ...base, whom: Username };
const on = <Action extends string>(action: Action) => ({ action: z.literal(action) });

/** Who did what at an office. Names the field, file or account, never what stood in it. */
export const AuditEntry = z.discriminatedUnion('action', [
  z.object({ ...on('loggedIn'), ...base }),
  /** somebody tried the account of `username` with a wrong password */
  z.object({ ...on('logInFailed'), ...base }),
  /** chose a new password of their own */
  z.object({ ...on('passwordChanged'), ...base }),
  z.object({ ...on('secondFactorOn'), ...base }),
  z.object({ ...on('secondFactorOff'), ...base }),
  z.object({ ...on('recoveryCodeUsed'), ...base }),
  /** ended log-ins of their own from elsewhere */
  z.object({ ...on('sessionsEnded'), ...base, count: z.int().positive() }),
  z.object({ ...on('staffAdded'), ...onAccount, role: StaffRole }),
  z.object({ ...on('staffRenamed'), ...onAccount }),
  z.object({ ...on('staffRoleChanged'), ...onAccount, role: StaffRole }),
  z.object({ ...on('staffOfficesChanged'), ...onAccount }),
  z.object({ ...on('staffDisabled'), ...onAccount }),
  z.object({ ...on('staffEnabled'), ...onAccount }),
  z.object({ ...on('passwordReset'), ...onAccount }),
  z.object({ ...on('secondFactorRemoved'), ...onAccount }),
  z.object({ ...on('lockLifted'), ...onAccount }),
  z.object({ ...on('revealedAnswer'), ...onDossier, field: z.string() }),
  z.object({ ...on('openedAttachment'), ...onDossier, mediaId: z.string() }),
  z.object({ ...on('openedPaper'), ...onDossier, paper: z.string() }),
  z.object({ ...on('openedRegister'), ...base, from: PlainDate, to: PlainDate }),
  z.object({ ...on('openedCallList'), ...base, noticeId: z.string() }),
  z.object({ ...on('openedNoticeAnswers'), ...base, noticeId: z.string() }),
  z.object({ ...on('openedTalk'), ...onTalk }),
  z.object({ ...on('openedTalkFile'), ...onTalk, mediaId: z.string() }),
  z.object({ ...on('openedDraft'), ...base, draftId: z.string() }),
]);
export type AuditEntry = z.infer<typeof AuditEntry>;

export type AuditAction = AuditEntry['action'];
export const AuditAction = z.enum(AuditEntry.options.map(({ shape }) => shape.action.value));
