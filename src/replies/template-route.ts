import type { CitizenId, ConversationId, OaId } from '../ids.js';
import type { SendOutcome } from './messenger.js';

/** To whom a message goes. */
export type Addressee = {
  conversationId: ConversationId;
  oaId: OaId;
  citizenId: CitizenId;
  lastInteractionAt: number | null;
};

export type Shut = { kind: 'shut'; reason: string };

/** Sets aside what one message costs, sends it, and takes the money back when nothing was sent. */
export type TemplateSend = () => Promise<SendOutcome | Shut>;

export type Route =
  /** The first is tried; the next one only after a refusal that leaves another way (`elsewhere`). */
  { kind: 'open'; ways: readonly TemplateSend[] } | Shut | { kind: 'wait'; until: number };

/**
 * How the message with this ref may still reach a citizen from whom the platform takes no ordinary ones any more: by a
 * template that it approved. Never throws for anything the platform does; rejects when the database is away.
 */
export type TemplateRoute = { choose(to: Addressee, ref: string): Promise<Route> };
