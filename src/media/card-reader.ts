import { z } from 'zod';
import type { IdentityCard } from '../identity/identity-card.js';

/**
 * Why no card was read off a picture. `otherCode`: a code of something else (a payment, a web address); `damaged`: a
 * card's, but not to be trusted; `severalCards`: nobody can tell which one is meant; `notPicture`: not to be opened as one.
 */
export const CardProblem = z.enum(['noCode', 'otherCode', 'damaged', 'severalCards', 'notPicture']);
export type CardProblem = z.infer<typeof CardProblem>;

export type CardSight = { seen: 'card'; card: IdentityCard } | { seen: 'nothing'; problem: CardProblem };

/**
 * Reads the QR code of an identity card off a photo and forgets the photo. Answers within a bounded time whatever the
 * picture, blocks nobody meanwhile, and never throws for what a picture is. Rather reads nothing than something wrong.
 */
export type CardReader = {
  read(bytes: Buffer): Promise<CardSight>;
  close(): Promise<void>;
};
