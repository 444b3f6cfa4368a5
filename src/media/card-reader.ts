import type { CardProblem } from '../flow/events.js';
import type { IdentityCard } from '../identity/identity-card.js';

export type CardSight = { seen: 'card'; card: IdentityCard } | { seen: 'nothing'; problem: CardProblem };

/**
 * Reads the QR code of an identity card off a photo and forgets the photo. Answers within a bounded time whatever the
 * picture, blocks nobody meanwhile, and never throws for what a picture is. Rather reads nothing than something wrong.
 */
export type CardReader = {
  read(bytes: Buffer): Promise<CardSight>;
  close(): Promise<void>;
};
