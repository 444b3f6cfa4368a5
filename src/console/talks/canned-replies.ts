import { parse } from 'yaml';
import { z } from 'zod';
import { DataFileInvalid } from '../../errors/data-file-invalid.js';
import { OfficeId } from '../../ids.js';
import { placesOf } from '../../text/fill.js';

/** What may stand in a reply: of the office always, of a dossier where the talk is about one. */
export const REPLY_PLACES = ['office', 'address', 'hours', 'phone', 'code', 'procedure', 'due'] as const;
export type ReplyPlace = (typeof REPLY_PLACES)[number];

/** As much as a clerk may send at once. */
const MOST_LETTERS = 1200;
const isPlace = (name: string): boolean => REPLY_PLACES.some((place) => place === name);

/** One reply of `templates/replies.yaml`. */
export const CannedReply = z.strictObject({
  key: z.string().regex(/^[a-z0-9]{1,20}$/, 'expected letters without diacritics'),
  title: z.string().min(1),
  text: z
    .string()
    .min(1)
    .max(MOST_LETTERS)
    .refine((text) => placesOf(text).every(isPlace), `the places are ${REPLY_PLACES.join(', ')}`),
  procedures: z.array(z.string()).optional(),
  offices: z.array(OfficeId).optional(),
});
export type CannedReply = z.infer<typeof CannedReply>;

const RepliesFile = z.strictObject({ replies: z.array(CannedReply) });

type Known = { procedureIds: readonly string[]; officeIds: readonly string[] };

/** Reads the replies. Throws `DataFileInvalid` with file, path and reason when one could not be inserted as it stands. */
export function parseCannedReplies(text: string, file: string, known: Known): CannedReply[] {
  const parsed = RepliesFile.safeParse(parse(text));
  const problems = parsed.success
    ? problemsOf(parsed.data.replies, known)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new DataFileInvalid([`${file}:`, ...problems].join('\n  '));
  }
  return parsed.data.replies;
}

function problemsOf(replies: readonly CannedReply[], { procedureIds, officeIds }: Known): string[] {
  const seen = new Set<string>();
  return replies.flatMap(({ key, procedures = [], offices = [] }) => {
    const isTwice = seen.has(key);
    seen.add(key);
    return [
      ...(isTwice ? [`${key}: stands there twice`] : []),
      ...procedures.filter((id) => !procedureIds.includes(id)).map((id) => `${key}: no procedure ${id}`),
      ...offices.filter((id) => !officeIds.includes(id)).map((id) => `${key}: no office ${id}`),
    ];
  });
}
