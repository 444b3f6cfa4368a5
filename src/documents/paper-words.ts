import { parse } from 'yaml';
import { z } from 'zod';
import { DossierHead, ResultClass } from '../dossiers/dossier.js';
import { DataFileInvalid } from '../errors/data-file-invalid.js';
import { DossierMove } from '../flow/dossier-move.js';
import { PAPER_KINDS } from './papers.js';

const text = z.string().trim().min(1);
const byState = z.record(z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']), text);

/** The words of `templates/documents/papers.vi.yaml`. */
export const PaperWords = z.strictObject({
  kinds: z.record(z.enum(PAPER_KINDS), text),
  register: text,
  channels: z.record(DossierHead.shape.channel, text),
  deliveries: z.record(z.string(), text),
  results: z.record(ResultClass, text),
  states: byState,
  holders: byState,
  moves: z.record(DossierMove, text),
  citizen: text,
  system: text,
  anonymous: text,
  supplementFiles: text,
  files: text,
});
export type PaperWords = z.infer<typeof PaperWords>;

/** Reads the words. Throws `DataFileInvalid` naming every wrong place at once. */
export function parsePaperWords(source: string, file: string): PaperWords {
  const parsed = PaperWords.safeParse(parse(source));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileInvalid(`${file} is wrong:\n${lines.join('\n')}`, { file });
}
