import { z } from 'zod';
import type { NoticeTopic as Topic } from '../flow/notice-topic.js';
import type { Contact } from './contact.js';

const WEEK_MS = 7 * 86_400_000;
/** More in a week and people stop reading, or block the account (reference lessons A2.16). */
const MOST_A_WEEK = 2;

export const Exclusion = z.enum(['opted-out', 'left-topic', 'mourning', 'in-form', 'weekly-cap']);
export type Exclusion = z.infer<typeof Exclusion>;

/**
 * Why somebody who is meant gets no notice now, whatever its audience says. A warning (flood, fire) is held back only by
 * what they asked for themselves: a house in mourning has to leave a flood as everybody has.
 */
export function exclusionOf(
  contact: Pick<Contact, 'optedOut' | 'leftTopics' | 'mourningUntil' | 'inFormUntil' | 'noticedAt'>,
  { topic, now }: { topic: Topic; now: number },
): Exclusion | undefined {
  if (contact.optedOut) return 'opted-out';
  if (contact.leftTopics.includes(topic)) return 'left-topic';
  if (topic === 'warnings') return undefined;
  if (contact.mourningUntil !== null && contact.mourningUntil > now) return 'mourning';
  if (contact.inFormUntil !== null && contact.inFormUntil > now) return 'in-form';
  const thisWeek = contact.noticedAt.filter((at) => now - at < WEEK_MS).length;
  return thisWeek >= MOST_A_WEEK ? 'weekly-cap' : undefined;
}
