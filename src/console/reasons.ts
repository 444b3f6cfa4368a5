import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { DossierAction } from '../dossiers/transition.js';
import { DataFileInvalid } from '../errors/data-file-invalid.js';

const text = z.string().min(1);

/** What clerks usually write, offered while they type. The ward may add to it; nothing here is ever sent by itself. */
export const Reasons = z.strictObject({
  /** why a paper or an answer has to be brought again, with how it should be */
  supplement: z.array(z.strictObject({ reason: text, example: text.optional() })),
  /** why a result comes later; the first whose deeds all stand in the history is suggested */
  apology: z.array(z.strictObject({ reason: text, after: z.array(DossierAction).min(1) })),
});
export type Reasons = z.infer<typeof Reasons>;

/** Reads the catalogue. Throws `DataFileInvalid` with file, path and reason. */
export function loadReasons(file: string): Reasons {
  const parsed = Reasons.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileInvalid(`${file}:\n${lines.join('\n')}`);
}
