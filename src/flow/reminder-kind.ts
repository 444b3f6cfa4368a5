import { z } from 'zod';

/**
 * What of a dossier the citizen is reminded of: an hour that comes, a result that lies there, a draft that lapses; and,
 * once it is over, the survey of how it went.
 */
export const ReminderKind = z.enum(['appointment', 'result', 'draft', 'survey']);
export type ReminderKind = z.infer<typeof ReminderKind>;
