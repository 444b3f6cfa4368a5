import { z } from 'zod';

/** What a notice is about; a citizen may leave a topic and keep the others. The names stand in chats: add, never rename. */
export const Topic = z.enum(['utilities', 'health', 'fees', 'meetings', 'warnings', 'procedures']);
export type Topic = z.infer<typeof Topic>;
