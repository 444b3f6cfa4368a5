import type { CitizenId, OaId } from '../ids.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';

/** Why the platform did not take a message; each says who must act (reference zalo-oa-api §8). */
export type RefusalClass =
  | 'later' // busy, rate or night: try again after `retryAt`
  | 'unreachable' // this citizen cannot be reached by this way now (window closed, blocked, not following)
  | 'human' // configuration, package, permission, dead grant: the operator must act
  | 'bug'; // we sent something the platform does not accept

export type SendOutcome =
  | { kind: 'sent'; messageId: string; at: number }
  /** `elsewhere`: surely nothing was shown to the citizen, and only this way is shut to them: another may reach them. */
  | { kind: 'refused'; class: RefusalClass; code: number; retryAt?: number; elsewhere?: true }
  /** The file of the message was erased before it could be sent. */
  | { kind: 'fileGone' }
  /** The connection broke or timed out after the request left: it may have arrived. Never repeat it blindly. */
  | { kind: 'unknown'; reason: string };

/** Sends to citizens over one platform. Never throws for anything the platform or the network does. */
export type Messenger = {
  send(oaId: OaId, citizenId: CitizenId, message: OutgoingMessage): Promise<SendOutcome>;
  /**
   * Settles an unknown outcome: the platform's id of a message with this text (of a file, which has none, named by `file`) that was sent to the citizen at or after
   * `since` (epoch ms) and that is not taken yet by another of our messages; `'absent'` when the platform surely has
   * none, `'unknown'` when it cannot be asked now.
   */
  findSent(
    oaId: OaId,
    citizenId: CitizenId,
    what: { text: string; file?: string; since: number; isTaken(messageId: string): Promise<boolean> },
  ): Promise<{ messageId: string } | 'absent' | 'unknown'>;
};
