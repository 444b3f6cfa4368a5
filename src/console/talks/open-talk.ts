import type { Request } from 'express';
import { ConversationId } from '../../ids.js';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice } from '../http/gate.js';
import type { TalkFile } from './talk-desk.js';

/** The conversation that the address names, if it can be one. */
export const conversationOf = (req: Request): ConversationId | undefined =>
  ConversationId.safeParse(req.params.conversationId).data;

/**
 * The talk that the address names, by itself or as that of a dossier's citizen, or undefined when this office has none of that
 * name.
 */
export async function openTalk(
  { talks }: ConsoleServices,
  { office }: AtOffice,
  req: Request,
): Promise<TalkFile | undefined> {
  const { dossierId } = req.params;
  if (dossierId !== undefined) return talks.openOfDossier(office.id, String(dossierId));
  const conversationId = conversationOf(req);
  return conversationId && talks.open(office.id, conversationId);
}
