import { z } from 'zod';
import { ReminderKind } from '../flow/reminder-kind.js';

const at = z.int().nonnegative();

/** A reminder that went on its way. `of` names what it was about: the hour, when the result was there, when the draft was sent. */
export const GivenReminder = z.strictObject({ kind: ReminderKind, of: at, at });
export type GivenReminder = z.infer<typeof GivenReminder>;

/** It may be time to remind somebody of this dossier; `remindAt` tells one look from the next. */
export type DueReminder = { dossierId: string; remindAt: number };

/** The part of the record of dossiers that reminds citizens. Rejects when the database is away. */
export type DossierReminders = {
  /** Dossiers to be looked at by this moment; every new one is, and every one that was changed. */
  dueForReminder(at: number, limit: number): Promise<DueReminder[]>;
  /** Open dossiers from before there were reminders become due. */
  adoptUnreminded(): Promise<void>;
  /** False when the dossier has changed, or somebody else has looked: nothing was written. */
  recordReminder(
    due: DueReminder,
    version: number,
    found: { given: GivenReminder | null; nextAt: number | null },
  ): Promise<boolean>;
};
