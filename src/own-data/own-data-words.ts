import { parse } from 'yaml';
import { z } from 'zod';
import { DataFileInvalid } from '../errors/data-file-invalid.js';
import { DataRequestKind } from '../flow/data-request-kind.js';

const text = z.string().trim().min(1);
const states = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** The words of `templates/documents/own-data.vi.yaml`; complete for every state and kind of request. */
export const OwnDataWords = z.strictObject({
  fileName: text,
  title: text,
  foot: text,
  lead: z.array(text),
  draft: z.strictObject({
    title: text,
    none: text,
    procedure: text,
    lastAnswer: text,
    keptUntil: text,
    files: text,
    consent: text,
    skipped: text,
    supplement: text,
    written: text,
    recording: text,
  }),
  people: z.strictObject({ title: text, none: text, consent: text, keptUntil: text }),
  dossiers: z.strictObject({
    title: text,
    none: text,
    part: text,
    state: text,
    received: text,
    due: text,
    appointment: text,
    told: text,
    reminded: text,
    files: text,
    supplement: text,
    consent: text,
    declaration: text,
    keeping: text,
    forever: text,
    years: text,
    notes: z.array(text),
  }),
  talk: z.strictObject({
    title: text,
    none: text,
    citizen: text,
    clerk: text,
    files: text,
    file: text,
    notKept: text,
    notes: z.array(text),
  }),
  notices: z.strictObject({
    title: text,
    none: text,
    unnamed: text,
    sent: text,
    seen: text,
    pressed: text,
    answered: text,
    said: text,
    stopped: text,
  }),
  contact: z.strictObject({
    title: text,
    none: text,
    following: text,
    follows: text,
    followsNot: text,
    lastWord: text,
    procedures: text,
    nameAndPhone: text,
    fromDossier: text,
    neighbourhood: text,
    age: text,
    tags: text,
    mourning: text,
    notes: z.array(text),
  }),
  states: z.record(z.enum(states), text),
  requests: z.strictObject({
    title: text,
    none: text,
    kinds: z.record(DataRequestKind, text),
    waiting: text,
    done: text,
    asked: text,
    answered: text,
  }),
  choices: z.strictObject({
    title: text,
    messages: text,
    wanted: text,
    stopped: text,
    consent: text,
    topics: text,
    language: text,
    isSimple: text,
  }),
  keeping: z.strictObject({
    title: text,
    rows: z.array(z.strictObject({ label: text, value: text })),
    notes: z.array(text),
  }),
});
export type OwnDataWords = z.infer<typeof OwnDataWords>;

/** Reads the text of the file. Throws `DataFileInvalid` naming every wrong place at once. */
export function parseOwnDataWords(source: string, file: string): OwnDataWords {
  const parsed = OwnDataWords.safeParse(parse(source));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileInvalid(`${file} is wrong:\n${lines.join('\n')}`, { file });
}
