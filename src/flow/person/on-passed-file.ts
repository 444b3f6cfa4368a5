import type { FlowEvent } from '../events.js';
import { type Context, keepSilent, saying, sayOnly, type Turn } from '../turn.js';

/**
 * What became of a file that a clerk is to have: arrived, it lies in the talk; lost, the citizen is asked for it again.
 * Undefined for every other file.
 */
export function onPassedFile({ session }: Context, event: FlowEvent): Turn | undefined {
  if (!('mediaId' in event) || !session.passedOn.includes(event.mediaId)) return undefined;
  const settled = { ...session, passedOn: session.passedOn.filter((one) => one !== event.mediaId) };
  if (event.type === 'mediaStored') return keepSilent(settled);
  if (event.type === 'mediaRefused') return sayOnly(settled, saying(`media.refused.${event.reason}`));
  return keepSilent(session);
}
