import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { dueAt } from '../calendar/due-at.js';
import { DataFileInvalid } from '../errors/data-file-invalid.js';
import { DataRequestKind } from '../flow/data-request-kind.js';
import { TimeLimit } from '../flow/procedure.js';

/** `templates/data/data-requests.yaml`: how long the office may take, by kind of request. */
export const RequestTerms = z.strictObject({
  acknowledge: TimeLimit,
  answer: z.record(DataRequestKind, TimeLimit),
});
export type RequestTerms = z.infer<typeof RequestTerms>;

/** Reads the text of the table. Throws `DataFileInvalid` naming every wrong place at once. */
export function parseRequestTerms(text: string, file: string): RequestTerms {
  const parsed = RequestTerms.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileInvalid(`${file} is wrong:\n${lines.join('\n')}`, { file });
}

/** By when a request has to be acknowledged and answered, by the working calendar of the office. */
export function deadlinesOf(
  { acknowledge, answer }: RequestTerms,
  { kind, receivedAt, calendar }: { kind: DataRequestKind; receivedAt: number; calendar: WorkingCalendar },
): { acknowledgeBy: number; dueAt: number } {
  const by = (limit: TimeLimit) => dueAt({ receivedAt, limit, policy: 'END_OF_DAY', calendar }).at;
  return { acknowledgeBy: by(acknowledge), dueAt: by(answer[kind]) };
}
