import { z } from 'zod';
import { TemplateInvalid } from '../errors/template-invalid.js';
import { DossierMove } from '../flow/dossier-move.js';
import { createTemplateReader } from '../procedures/template-reader.js';
import { TemplateReminder } from './purpose-of.js';

/** A state on the platform has at most so many characters (reference zalo-oa-api §7). */
const state = z.string().min(1).max(30);
const text = z.string().min(1);

/** `templates/data/template-messages.yaml`: what happened to a dossier in a few words, for every move and reminder. */
export const TemplateWords = z.strictObject({
  moves: z.record(DossierMove, state),
  reminders: z.record(TemplateReminder, state),
  /** in place of what a dossier does not have */
  standIns: z.strictObject({ ten: text, ngay_tra: text, gio_hen: text, so_tien: text }),
});
export type TemplateWords = z.infer<typeof TemplateWords>;

/** Reads them below `dir`. Throws `TemplateInvalid` that lists every problem. */
export function loadTemplateWords(dir: string): TemplateWords {
  const reader = createTemplateReader(dir);
  const words = reader.read('data/template-messages.yaml', TemplateWords);
  if (!words) throw new TemplateInvalid(reader.problems);
  return words;
}
