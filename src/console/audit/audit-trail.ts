import type { OfficeId } from '../../ids.js';
import type { Username } from '../staff/staff.js';
import type { AuditAction, AuditEntry } from './audit-entry.js';

/** Which entries of an office are wanted; what is absent does not matter. */
export type AuditFilter = {
  /** who did it, or to whose account it was done */
  person?: Username;
  action?: AuditAction;
  dossierId?: string;
  /** from one moment on and before the other */
  day?: { from: number; before: number };
  /** only what has a smaller number, for the next page */
  olderThan?: number;
};

/** Who did what. It can be added to and read; there is no way to change it. */
export type AuditTrail = {
  /** Resolves once the entry is safe; whatever it records is only done after that. */
  record(entry: AuditEntry): Promise<void>;
  /** The newest first, each with its number in the office's log. */
  list(officeId: OfficeId, filter: AuditFilter, limit: number): Promise<{ seq: number; entry: AuditEntry }[]>;
};
