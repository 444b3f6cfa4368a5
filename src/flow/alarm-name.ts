import { z } from 'zod';

/** Words that call for calm and for a person rather than for another question; the gravest first. */
export const AlarmName = z.enum(['despair', 'urgent', 'insult', 'upset']);
export type AlarmName = z.infer<typeof AlarmName>;

/** As they are written, with their marks. */
export type Alarms = Readonly<Record<AlarmName, readonly string[]>>;
