import { z } from 'zod';
import { DeskAction } from '../dossier-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';

/** Leaves room in one message of 2,000 characters for what surrounds the clerk's words. */
const NOTE_LIMIT = 1200;

/** Browsers post line ends as CRLF and letters as the keyboard made them; a message has LF and NFC. */
export const ClerkWords = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim().normalize('NFC'))
  .default('');

/** What a clerk posts to act: what, on which version, with which words. */
export const DeedForm = z.object({ action: DeskAction, version: z.coerce.number().int(), note: ClerkWords });
export type DeedForm = z.infer<typeof DeedForm>;

/** What is wrong with the clerk's words, in words; undefined when they can go. */
export function noteProblem({ action, note: text }: DeedForm, words: ConsoleWords): string | undefined {
  if (words.actions[action].note !== '' && text === '') return words.problems.noteMissing;
  return tooLong(text, words);
}

/** That the words do not fit into one message, in words. */
export const tooLong = (text: string, words: ConsoleWords): string | undefined =>
  [...text].length > NOTE_LIMIT ? fill(words.problems.noteTooLong, { limit: NOTE_LIMIT }) : undefined;
