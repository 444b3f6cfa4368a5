import { z } from 'zod';
import { EscalationStep } from '../../dossiers/escalation.js';

const text = z.string().min(1);

/** The look at a day: `title` bears `{date}`, `asOf` `{time}` and `{since}`, `nobodys`, `nobodysToo` and the lists `{count}`. */
export const MorningWords = z.strictObject({
  ...{ title: text, asOf: text, nobodys: text, nobodysToo: text, reached: text, talks: text, visits: text },
  lists: z.record(z.enum(['proposed', 'returned', 'apologies', 'today', 'answered', 'lapsed']), text),
});

/** `label`: whom a dossier has reached; `said`: what stands in its course. */
export const EscalationWords = z.record(EscalationStep, z.strictObject({ label: text, said: text }));
