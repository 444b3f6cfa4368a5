import { z } from 'zod';
import { RetentionKind } from './expiry.js';

/** What one night's run erased: counts, nothing personal. */
export const RetentionRun = z.object({
  /** the day in Vietnam, `YYYY-MM-DD` */
  day: z.string(),
  startedAt: z.int(),
  /** null while it goes on, or when it broke off */
  finishedAt: z.int().nullable(),
  erased: z.partialRecord(RetentionKind, z.int()),
});
export type RetentionRun = z.infer<typeof RetentionRun>;

/** The record of erasing: one run a day, however many workers there are. Rejects when the database is away. */
export type RetentionRuns = {
  /** True for the one who may run today: nobody has, or whoever did broke off before this moment. */
  claim(day: string, now: number, brokenBefore: number): Promise<boolean>;
  add(day: string, kind: RetentionKind, count: number): Promise<void>;
  finish(day: string, now: number): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<RetentionRun[]>;
};
