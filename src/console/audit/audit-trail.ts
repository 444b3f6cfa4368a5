import { z } from 'zod';
import { ConversationId, OfficeId, PlainDate } from '../../ids.js';
import { Username } from '../staff/staff.js';

const base = { at: z.int(), username: Username };
const onTalk = { ...base, officeId: OfficeId, conversationId: ConversationId };
const onDossier = { ...base, officeId: OfficeId, dossierId: z.string() };

/** Who looked at what. Names the field or file, never what stood in it. */
export const AuditEntry = z.discriminatedUnion('action', [
  z.object({ action: z.literal('loggedIn'), ...base }),
  z.object({ action: z.literal('revealedAnswer'), ...onDossier, field: z.string() }),
  z.object({ action: z.literal('openedAttachment'), ...onDossier, mediaId: z.string() }),
  z.object({ action: z.literal('openedPaper'), ...onDossier, paper: z.string() }),
  z.object({
    action: z.literal('openedRegister'),
    ...base,
    officeId: OfficeId,
    from: PlainDate,
    to: PlainDate,
  }),
  z.object({ action: z.literal('openedTalk'), ...onTalk }),
  z.object({ action: z.literal('openedTalkFile'), ...onTalk, mediaId: z.string() }),
  z.object({ action: z.literal('openedDraft'), ...base, officeId: OfficeId, draftId: z.string() }),
]);
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Append-only. Resolves once the entry is safe; whatever it records is only done after that. */
export type AuditTrail = { record(entry: AuditEntry): Promise<void> };
