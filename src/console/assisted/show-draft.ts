import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import type { OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { sendDraftPage } from './send-draft-page.js';
import { auditDraft, openDraft } from './whose-draft.js';

const Query = z.object({ section: z.coerce.number().int().optional().catch(undefined) });

/** A draft, at one section of it. */
export const showDraft =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const draft = await openDraft(services, who, req);
    if (!draft) return sendMessagePage(services.pages, res, 'notFound');
    await auditDraft(services, who, draft.draftId);
    const note = await services.sessions.takeNote(who.token);
    await sendDraftPage({ services, who, draft, res, note, section: Query.parse(req.query).section });
  };
