import { ReminderKind } from '../flow/reminder-kind.js';

/** What a message about a dossier was about: a line of its history, or something it was to be reminded of. */
export type MessageAbout = { dossierId: string } & ({ seq: number } | { reminder: ReminderKind });

/** Finds a line of the history again: its event, and what became of its message. */
export const moveRef = (dossierId: string, seq: number): string => `dossier-${dossierId}-${seq}`;

/** Finds a reminder again: its event, and what became of its message. */
export const reminderRef = (dossierId: string, { kind, of }: { kind: string; of: number }): string =>
  `dossier-${dossierId}-${kind}-${of}`;

const REMINDER = new RegExp(`^dossier-(.+)-(${ReminderKind.options.join('|')})-\\d+$`);
const MOVE = /^dossier-(.+)-(\d+)$/;

/** What a ref says; undefined for one that speaks of no dossier. */
export function readMessageRef(ref: string): MessageAbout | undefined {
  const [, reminded, kind] = REMINDER.exec(ref) ?? [];
  const reminder = ReminderKind.safeParse(kind);
  if (reminded !== undefined && reminder.success) return { dossierId: reminded, reminder: reminder.data };
  const [, dossierId, seq] = MOVE.exec(ref) ?? [];
  return dossierId === undefined ? undefined : { dossierId, seq: Number(seq) };
}
