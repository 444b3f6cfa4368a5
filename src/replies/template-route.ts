import type { CitizenId, ConversationId, OaId } from '../ids.js';
import type { SendOutcome } from './messenger.js';

/** To whom a message goes. */
export type Addressee = {
  conversationId: ConversationId;
  oaId: OaId;
  citizenId: CitizenId;
  lastInteractionAt: number | null;
};

export type Route =
  /** What it costs is set aside; `undo` gives that back when nothing was sent. */
  | { kind: 'open'; send(): Promise<SendOutcome>; undo(): Promise<void> }
  | { kind: 'shut'; reason: string }
  | { kind: 'wait'; until: number };

/**
 * How the message with this ref may still reach a citizen from whom the platform takes no ordinary ones any more: by a
 * template that it approved. Never throws for anything the platform does; rejects when the database is away.
 */
export type TemplateRoute = { choose(to: Addressee, ref: string): Promise<Route> };
